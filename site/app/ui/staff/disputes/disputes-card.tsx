import type { DisputeView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import { useDisputesOf } from '~/lib/staff/disputes';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Dialog } from '~/ui/dialog';
import { Pager } from '~/ui/pager';
import { Tag, type Tone } from '~/ui/tag';
import { AnswerForm } from './answer-form';
import { AnswerBy } from './parts';

const TONES: Record<DisputeView['state'], Tone> = { open: 'warn', upheld: 'ok', declined: 'plain', withdrawn: 'plain' };

interface CardProps {
  account: string;
  hrefOf: (number: string) => string;
}

/** What a customer contests and has contested, with its answer. Nothing is shown when there was never anything. */
export function DisputesCard({ account, hrefOf }: CardProps) {
  const pages = useDisputesOf(account);
  const asked = place.value.query.get('dispute');
  const close = () => setQuery({ dispute: undefined });
  if (!pages.items.length && !asked) return null;
  const waitsFirst = [...pages.items].sort((one, other) => Number(other.state === 'open') - Number(one.state === 'open'));
  return (
    <Card flush title={t('disputes_staff.title')}>
      <ul class="rows">
        {waitsFirst.map((one) => (
          <DisputeRow key={one.ticket} of={one} hrefOf={hrefOf} />
        ))}
      </ul>
      <Pager pages={pages} />
      <Dialog title={t('disputes_staff.answer')} open={asked !== null} onClose={close}>
        {asked !== null && <AnswerForm key={asked} account={account} ticket={asked} onClose={close} />}
      </Dialog>
    </Card>
  );
}

const DisputeRow = ({ of, hrefOf }: { of: DisputeView; hrefOf: (number: string) => string }) => (
  <li class="row money-row refund">
    <Tag tone={TONES[of.state]}>{t(`disputes_staff.state_${of.state}`)}</Tag>
    <Money strong of={{ amount: of.amount, currency: of.currency }} />
    <div>
      <p>{of.name || t('disputes_staff.whole')}</p>
      <p class="meta">
        <a href={hrefOf(of.invoice)}>{of.invoice}</a>
        <a href={`/app/staff/tickets/${of.ticket}`}>{t('disputes.see')}</a>
        {of.credit_note && <a href={hrefOf(of.credit_note)}>{of.credit_note}</a>}
        {of.ended_at ? <span>{day(of.ended_at)}</span> : <AnswerBy due={of.due} />}
      </p>
      {of.reason && <p class="said as-written">{of.reason}</p>}
      {of.state === 'open' && (
        <div class="form-actions">
          <Button small onClick={() => setQuery({ dispute: of.ticket })}>
            {t('disputes_staff.answer')}
          </Button>
        </div>
      )}
    </div>
  </li>
);
