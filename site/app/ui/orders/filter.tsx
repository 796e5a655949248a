import { ChevronDown } from 'lucide';
import type { listMyOrders } from '~/gen/api';
import { monthAndYear } from '~/lib/format';
import { t } from '~/lib/i18n';
import { navigate, place, setQuery } from '~/lib/location';
import { periods, type Period } from '~/lib/statement';
import { wallClock } from '~/lib/wall-clock';
import { Button } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Views } from '~/ui/views';

type Query = NonNullable<Parameters<typeof listMyOrders>[0]>;
export type Filter = Pick<Query, 'show' | 'payment' | 'since' | 'until' | 'reference'>;
const MOST_REFERENCE = 100;

const SHOWN = ['all', 'needs_me', 'open', 'closed'] as const;
const PAYMENTS = ['not_billed', 'to_pay', 'settled'] as const;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** What the address asks for; nothing when it asks for all. */
export function filterOf(): Filter | undefined {
  const { query } = place.value;
  const reference = query.get('reference')?.trim().slice(0, MOST_REFERENCE);
  if (reference) return { reference };
  const show = SHOWN.find((one) => one !== 'all' && one === query.get('show'));
  const payment = PAYMENTS.find((one) => one === query.get('payment'));
  const [since, until] = [dayOf(query.get('since')), dayOf(query.get('until'))];
  const filter = { ...(show && { show }), ...(payment && { payment }), ...(since && { since }), ...(until && { until }) };
  return Object.keys(filter).length ? filter : undefined;
}

const dayOf = (text: string | null): string | undefined => (text && DAY.test(text) ? text : undefined);

/** Which orders are shown; the address keeps it, so that it can be bookmarked. */
export function OrderFilter({ filter = {} }: { filter: Filter | undefined }) {
  const { show = 'all', payment, since, until } = filter;
  const today = wallClock(new Date()).slice(0, 10);
  const href = (one: string) => {
    const query = new URLSearchParams({ ...filter, show: one } as Record<string, string>);
    query.delete('reference');
    if (one === 'all') query.delete('show');
    return query.size ? `/app/orders?${query}` : '/app/orders';
  };
  const spans = periods(today).map((one) => ({ value: spanOf(one), text: nameOf(one) }));
  const own = since || until ? spanOf({ since: since ?? '', until: until ?? '' }) : '';
  return (
    <div class="mine-filter order-filter">
      <Views label={t('mine.show')} views={SHOWN.map((one) => ({ href: href(one), text: t(`mine.show_${one}`), chosen: one === show }))} />
      <Choice
        id="payment"
        label={t('order_list.payment')}
        value={payment ?? ''}
        options={[{ value: '', text: t('order_list.payment_any') }, ...PAYMENTS.map((one) => ({ value: one as string, text: t(`order_list.payment_${one}`) }))]}
        onChange={(chosen) => setQuery({ payment: chosen, reference: undefined })}
      />
      <Choice
        id="period"
        label={t('order_list.period')}
        value={own}
        options={[
          { value: '', text: t('order_list.period_any') },
          ...(own && !spans.some(({ value }) => value === own) ? [{ value: own, text: own.replace('..', ' – ') }] : []),
          ...spans,
        ]}
        onChange={(chosen) => setQuery({ since: chosen.split('..')[0], until: chosen.split('..')[1], reference: undefined })}
      />
      <ByReference reference={filter.reference ?? ''} />
    </div>
  );
}

/** What customers have written on their orders finds them again; that alone, without other filters. */
const ByReference = ({ reference }: { reference: string }) => (
  <form
    class="field"
    role="search"
    onSubmit={(event) => {
      event.preventDefault();
      const typed = String(new FormData(event.currentTarget).get('reference') ?? '').trim();
      navigate(typed ? `/app/orders?${new URLSearchParams({ reference: typed })}` : '/app/orders', { replace: true });
    }}
  >
    <label for="reference">{t('orders.reference')}</label>
    <span class="by-word">
      <input key={reference} id="reference" name="reference" class="input" type="search" defaultValue={reference} maxLength={MOST_REFERENCE} />
      <Button submit>{t('order_list.find')}</Button>
    </span>
  </form>
);

const spanOf = ({ since, until }: Period): string => `${since}..${until}`;

const nameOf = ({ since, until }: Period): string =>
  since.slice(0, 7) === until.slice(0, 7) ? monthAndYear(since) : t('documents.year', { year: since.slice(0, 4) });

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  options: { value: string; text: string }[];
  onChange: (value: string) => void;
}

const Choice = ({ id, label, value, options, onChange }: ChoiceProps) => (
  <div class="field">
    <label for={id}>{label}</label>
    <span class="select">
      <select id={id} class="input" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} size={18} />
    </span>
  </div>
);
