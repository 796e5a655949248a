import { useSignal } from '@preact/signals';
import { MessageCircleQuestion, PackageX } from 'lucide';
import { listOrders, showOrder, showOrderReturns, type OrderReturnsView, type OrderView } from '~/gen/api';
import { useForm, type Values } from '~/lib/form';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { navigate, place } from '~/lib/location';
import { measured, parseQuantity } from '~/lib/quantity';
import { useQuery } from '~/lib/query';
import { review } from '~/lib/returns';
import { Button, ButtonLink } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { PageHead } from '~/ui/page-head';
import { ChooseLine, type Candidate, type Reason } from '~/ui/returns/choose';
import { SelectField } from '~/ui/select-field';
import { EmptyState, Loaded } from '~/ui/states';

const MOST_ORDERS = 10;
const MOST_SHOWN = 50;
type Both = [OrderView, OrderReturnsView];

/** What comes back: lines of one order or several, how much of each, and why. Nothing is asked for yet. */
export default function ReturnNew() {
  const numbers = [...new Set(place.value.query.getAll('order'))].slice(0, MOST_ORDERS);
  const ask = (): Promise<Both[]> => Promise.all(numbers.map((number) => Promise.all([showOrder(number), showOrderReturns(number)])));
  const query = useQuery(`return-candidates:${numbers.join()}`, ask);
  const first = numbers[0];
  const back = first ? { href: `/app/orders/${first}`, label: t('orders.order_number', { number: first }) } : { href: '/app/orders', label: t('orders.title') };
  return (
    <div class="narrow">
      <PageHead title={t('returns.begin')} lead={t('returns.begin_lead')} back={back} />
      <Loaded query={query} rows={4}>
        {(orders) => <Choose orders={orders} />}
      </Loaded>
    </div>
  );
}

function Choose({ orders }: { orders: Both[] }) {
  const chosen = useSignal<string[]>([]);
  const all = orders.map(([order, returns], at) => ({ order, lines: candidates(order, returns, at) }));
  const taken = all.flatMap(({ lines }) => lines).filter(({ id }) => chosen.value.includes(id));
  const form = useForm({
    check: (values) => checked(all.flatMap(({ lines }) => lines), taken, values),
    send: async (values) => {
      const found = await review({ lines: taken.map((one) => lineOf(one, values)) });
      navigate(`/app/return-reviews/${found.review_id}`);
    },
  });
  const choose = (id: string, take: boolean) => (chosen.value = take ? [...chosen.value, id] : chosen.value.filter((one) => one !== id));
  const possible = all.some(({ lines }) => lines.some(({ can }) => can.quantity > 0));
  return (
    <Form state={form}>
      {all.map(({ order, lines }) => (
        <Card
          flush
          key={order.number}
          title={t('orders.order_number', { number: order.number })}
          action={<span class="meta">{day(order.placed_at)}</span>}
        >
          <ul class="rows">
            {lines.map((one) => (
              <ChooseLine key={one.id} form={form} one={one} chosen={chosen.value.includes(one.id)} onChoose={(take) => choose(one.id, take)} />
            ))}
          </ul>
        </Card>
      ))}
      {!possible && (
        <EmptyState icon={PackageX} title={t('returns.nothing')}>
          {t('returns.nothing_lead')}
        </EmptyState>
      )}
      {orders.length < MOST_ORDERS && <Another form={form} numbers={orders.map(([{ number }]) => number)} />}
      {possible && (
        <Button submit wide look="main" busy={form.busy}>
          {t('returns.to_review')}
        </Button>
      )}
      <ButtonLink wide look="plain" icon={MessageCircleQuestion} href="/app/tickets/new">
        {t('returns.else_ask')}
      </ButtonLink>
    </Form>
  );
}

const candidates = (order: OrderView, returns: OrderReturnsView, at: number): Candidate[] =>
  order.document.lines.flatMap((line) => {
    const can = returns.lines.find(({ sku }) => sku === line.sku);
    return can ? [{ id: `${at}-${line.sku}`, order: order.number, line, can }] : [];
  });

/** The orders of the first page; older ones are reached from their own page. */
function Another({ form, numbers }: { form: Parameters<typeof SelectField>[0]['form']; numbers: string[] }) {
  const query = useQuery('orders-to-return', () => listOrders({ limit: MOST_SHOWN }));
  const others = (query.data?.items ?? []).filter(({ number, delivery_status }) => !numbers.includes(number) && HAS_ARRIVED.includes(delivery_status));
  if (!others.length) return null;
  const options = others.map(({ number, summary, placed_at }) => ({ value: number, label: `${summary} · ${day(placed_at)} · ${number}` }));
  const go = (number: string) => number && navigate(`/app/returns/new?${new URLSearchParams([...numbers, number].map((one) => ['order', one]))}`, { replace: true });
  return (
    <SelectField
      optional
      form={form}
      name="another"
      label={t('returns.another')}
      hint={t('returns.another_hint')}
      value=""
      options={[{ value: '', label: t('returns.another_none') }, ...options]}
      onChange={go}
    />
  );
}

const HAS_ARRIVED = ['partly_delivered', 'delivered', 'partly_returned'];

function checked(all: Candidate[], taken: Candidate[], values: Values): Record<string, string | undefined> {
  const first = all.find(({ can }) => can.quantity > 0);
  if (!taken.length) return { [`take-${first?.id}`]: t('returns.choose_some') };
  return Object.fromEntries(
    taken.flatMap((one) => [
      [`quantity-${one.id}`, faultOf(one, values[`quantity-${one.id}`])],
      [`reason-${one.id}`, values[`reason-${one.id}`] ? undefined : t('returns.choose_reason')],
    ]),
  );
}

function faultOf({ line, can }: Candidate, text = ''): string | undefined {
  const quantity = parseQuantity(text, line.decimals ?? 0);
  if (!quantity) return t('returns.no_quantity');
  return quantity > can.quantity ? t('returns.at_most', { quantity: measured(can.quantity, line) }) : undefined;
}

const lineOf = ({ id, order, line }: Candidate, values: Values) => ({
  order,
  sku: line.sku,
  quantity: parseQuantity(values[`quantity-${id}`] ?? '', line.decimals ?? 0) ?? 0,
  reason: values[`reason-${id}`] as Reason,
  note: values[`note-${id}`] || null,
});
