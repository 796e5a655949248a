import { useSignal } from '@preact/signals';
import { showOwnFacts, spareQuestion, type OwnFact } from '~/gen/api';
import { day, deadline, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { navigate } from '~/lib/location';
import { now } from '~/lib/now';
import { problemOf } from '~/lib/problem';
import { useQuery } from '~/lib/query';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { say } from '~/ui/toast';

interface OwnFactsProps {
  order: string;
  /** When it answered the question: what was written goes. */
  onAnswered: () => void;
}

/** What is known already of the order that somebody writes about. Only who says so was spared a question. */
export function OwnFacts({ order, onAnswered }: OwnFactsProps) {
  const facts = useQuery(`own-facts:${order}`, () => showOwnFacts(order)).data?.facts;
  const busy = useSignal(false);
  const wrong = useSignal('');
  if (!facts?.length) return null;
  const body = { kinds: [...new Set(facts.map(({ kind }) => kind))] };
  async function answered() {
    busy.value = true;
    try {
      await carryOut(`spare.${order}`, body, (key) => spareQuestion(order, body, key));
      onAnswered();
      navigate(`/app/orders/${order}`);
      say(t('own_facts.glad'));
    } catch (reason) {
      wrong.value = problemOf(reason).text;
    } finally {
      busy.value = false;
    }
  }
  return (
    <Card title={t('own_facts.title')}>
      <ul>
        {facts.map((fact, place) => (
          <li key={place}>
            {words(fact)} {fact.tracking_url && <Follow parcel={fact.parcel ?? ''} url={fact.tracking_url} />}
          </li>
        ))}
      </ul>
      <div role="alert">{wrong.value && <p class="field-error">{wrong.value}</p>}</div>
      <Button small busy={busy.value} onClick={() => void answered()}>
        {t('own_facts.answers')}
      </Button>
    </Card>
  );
}

const Follow = ({ parcel, url }: { parcel: string; url: string }) => (
  <a href={url} target="_blank" rel="noopener noreferrer">
    {t('order_page.track_one', { parcel })}
  </a>
);

function words({ kind, at, parcel, carrier, amount }: OwnFact): string {
  const date = at ? day(at) : '';
  switch (kind) {
    case 'parcel':
      return t('own_facts.parcel', { parcel: parcel ?? '', carrier: carrier ?? '', date });
    case 'late':
      return t('own_facts.late', { date: at ? deadline(at, now.value) : '' });
    case 'owed':
    case 'refund':
      return t(`own_facts.${kind}`, { amount: amount ? money(amount) : '', date });
    default:
      return t('own_facts.promised', { date });
  }
}
