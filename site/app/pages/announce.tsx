import { useSignal } from '@preact/signals';
import { CircleCheckBig } from 'lucide';
import { listOpen, showBilling, type AnnouncementView, type OpenItemView } from '~/gen/api';
import { parseAmount, typedAmount } from '~/lib/amount';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { place } from '~/lib/location';
import { announce, announcedOf, useTransfers } from '~/lib/money/transfers';
import { usePages, type Pages } from '~/lib/pages';
import { useQuery } from '~/lib/query';
import { wallClock } from '~/lib/wall-clock';
import { Button, ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { checkParts, PartsField, sumOf, type Parts } from '~/ui/money/parts';
import { Announced } from '~/ui/money/transfers';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { EmptyState, Loaded } from '~/ui/states';

const BACK = { href: '/app/money', label: 'billing.title' } as const;
const PAGE = 100;

/** Say what a transfer will be for, invoice by invoice; then the reference that it must bear. */
export default function Announce() {
  const made = useSignal<AnnouncementView | undefined>(undefined);
  const billing = useQuery('billing', () => showBilling());
  if (made.value) return <Announced of={made.value} />;
  return (
    <div class="narrow">
      <PageHead title={t('money.announce')} lead={t('money.announce_lead')} back={{ href: BACK.href, label: t(BACK.label) }} />
      <Loaded query={billing} rows={5}>
        {({ currency }) => <ToPay currency={currency} onMade={(one) => (made.value = one)} />}
      </Loaded>
    </div>
  );
}

interface Paying {
  currency: string;
  onMade: (made: AnnouncementView) => void;
}

function ToPay({ currency, onMade }: Paying) {
  const pages = usePages('billing-open:to-pay', (cursor) => listOpen({ figure: 'owed', cursor, limit: PAGE }));
  return (
    <Loaded query={pages} rows={5}>
      {() => (pages.items.length ? <AnnounceForm pages={pages} currency={currency} onMade={onMade} /> : <NothingToPay />)}
    </Loaded>
  );
}

function AnnounceForm({ pages, currency, onMade }: Paying & { pages: Pages<OpenItemView> }) {
  const parts = useSignal<Parts>(atFirst(pages.items, currency));
  const announced = announcedOf(useTransfers().items);
  const sum = money({ amount: sumOf(parts.value, currency), currency });
  const form = useForm({
    check: ({ on }) => ({ ...checkParts(parts.value, pages.items, currency), on: required(on) }),
    send: async ({ on = '' }) => {
      const split = Object.entries(parts.value).map(([number, text]) => ({ number, amount: parseAmount(text, currency)! }));
      onMade(await announce({ amount: sumOf(parts.value, currency), on, split }));
    },
  });
  return (
    <Form state={form}>
      <Card flush title={t('money.announce_what')}>
        <PartsField
          form={form}
          items={pages.items}
          currency={currency}
          parts={parts.value}
          announced={announced}
          onChange={(changed) => (parts.value = changed)}
        />
        <Pager pages={pages} />
        <dl class="totals">
          <div class="total">
            <dt>{t('money.announce_sum')}</dt>
            <dd aria-live="polite">{sum}</dd>
          </div>
        </dl>
      </Card>
      <TextField form={form} name="on" type="date" label={t('money.announce_when')} value={wallClock(new Date()).slice(0, 10)} />
      <Button submit wide look="main" busy={form.busy}>
        {t('money.announce_sure', { amount: sum })}
      </Button>
    </Form>
  );
}

/** The invoice that somebody comes from; else what is overdue. */
function atFirst(items: OpenItemView[], currency: string): Parts {
  const asked = place.value.query.get('invoice');
  const chosen = items.filter(({ number, column }) => (asked ? number === asked : column !== null && column !== 'not_due'));
  return Object.fromEntries(chosen.map(({ number, open }) => [number, typedAmount(open, currency)]));
}

const NothingToPay = () => (
  <EmptyState
    icon={CircleCheckBig}
    title={t('money.announce_none')}
    action={
      <ButtonLink look="main" href={BACK.href}>
        {t(BACK.label)}
      </ButtonLink>
    }
  >
    {t('money.announce_none_lead')}
  </EmptyState>
);
