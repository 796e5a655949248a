import { useSignal } from '@preact/signals';
import { showReorder, type ReorderLineView, type ReorderView } from '~/gen/api';
import { cart } from '~/lib/cart';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { decided, firstChoices, fitsBeside, intoCart, isTaken, keptLines, mustDecide, type Choices } from '~/lib/reorder';
import type { PageProps } from '~/lib/router';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Form } from '~/ui/form';
import { SaveList } from '~/ui/lists/save-list';
import { PageHead } from '~/ui/page-head';
import { CartDialog } from '~/ui/reorder/cart-dialog';
import { ReorderLine } from '~/ui/reorder/reorder-line';
import { Loaded } from '~/ui/states';

/** Old lines beside what can be ordered now. Every line is there; nothing goes into the cart that was not said. */
export default function Reorder({ params: { reorder_id = '' } }: PageProps) {
  const query = useQuery(`reorder:${reorder_id}`, () => showReorder(reorder_id));
  return (
    <div class="narrow">
      <PageHead title={t('reorder.title')} lead={t('reorder.lead')} back={query.data?.list_name ? { href: '/app/lists', label: t('lists.title') } : { href: '/app/orders', label: t('orders.title') }} />
      <Loaded query={query}>{(reorder) => <Shown key={reorder.reorder_id} reorder={reorder} />}</Loaded>
    </div>
  );
}

function Shown({ reorder }: { reorder: ReorderView }) {
  const choices = useSignal<Choices>(firstChoices(reorder));
  const ticks = useSignal<Record<string, boolean>>({});
  const answer = useSignal<Awaited<ReturnType<typeof decided>> | undefined>(undefined);
  const { lines } = reorder;
  const taken = lines.filter(({ sku }) => isTaken(choices.value[sku]));
  const open = lines.filter(({ sku }) => !choices.value[sku]);
  const form = useForm({
    check: () => ({
      ...faults(open.filter((line) => line.choices.length > 1), 'line', 'reorder.decide'),
      ...faults(open.filter((line) => line.choices.length === 1), 'line', 'reorder.decide_name'),
      ...faults(taken.filter((line) => line.needs_tick && !ticks.value[line.sku]), 'tick', 'reorder.tick'),
    }),
    send: async () => {
      const done = await decided(reorder, choices.value, ticks.value);
      if (cart.value.length) answer.value = done;
      else intoCart(done, 'add');
    },
  });
  const part = (title: string, some: ReorderLineView[]) =>
    some.length > 0 && (
      <Card flush title={title}>
        <ul class="rows">
          {some.map((line) => (
            <ReorderLine
              key={line.sku}
              form={form}
              line={line}
              choice={choices.value[line.sku]}
              ticked={ticks.value[line.sku] ?? false}
              onChoice={(choice) => (choices.value = { ...choices.value, [line.sku]: choice })}
              onTick={(ticked) => (ticks.value = { ...ticks.value, [line.sku]: ticked })}
            />
          ))}
        </ul>
      </Card>
    );
  const isOpen = (line: ReorderLineView) => mustDecide(line) || line.needs_tick;
  return (
    <div class="stack">
      <Form state={form}>
        <p>{source(reorder)}</p>
        {part(t('reorder.to_decide'), lines.filter(isOpen))}
        {part(t('reorder.changed'), lines.filter((line) => !isOpen(line) && line.became !== 'same'))}
        {part(t('reorder.unchanged'), lines.filter((line) => line.became === 'same'))}
        <Sum taken={taken} choices={choices.value} />
        {taken.length || open.length ? (
          <Button submit wide look="main" busy={form.busy}>
            {t('reorder.to_cart', { n: taken.length })}
          </Button>
        ) : (
          <p>{t('reorder.nothing_taken')}</p>
        )}
        <CartDialog
          open={answer.value !== undefined}
          fits={answer.value !== undefined && fitsBeside(answer.value.lines)}
          onClose={() => (answer.value = undefined)}
          onChoose={(how) => answer.value && intoCart(answer.value, how)}
        />
      </Form>
      {!reorder.list_name && taken.length > 0 && <SaveList lines={keptLines(reorder, choices.value)} />}
    </div>
  );
}

const faults = (lines: ReorderLineView[], kind: string, key: 'reorder.decide' | 'reorder.decide_name' | 'reorder.tick'): Record<string, string> =>
  Object.fromEntries(lines.map(({ sku, name }) => [`${kind}-${sku}`, t(key, { name })]));

function source({ orders, list_name }: ReorderView): string {
  if (list_name) return t('reorder.from_list', { name: list_name });
  return t('reorder.from_orders', { n: orders.length, numbers: orders.join(', ') });
}

/** What is taken as it is now; what must still be decided is not in it. */
function Sum({ taken, choices }: { taken: ReorderLineView[]; choices: Choices }) {
  const whole = taken.filter(({ sku }) => choices[sku] === 'take');
  const currency = whole[0]?.now?.currency;
  const same = whole.every((line) => line.now?.currency === currency);
  if (!currency || !same || whole.length < taken.length) return <p>{t('reorder.copied')}</p>;
  const amount = whole.reduce((sum, { net }) => sum + (net ?? 0), 0);
  return (
    <div class="stack">
      <dl class="totals card reorder-sum">
        <div class="total">
          <dt>{t('reorder.sum')}</dt>
          <dd>
            <Money of={{ amount, currency }} />
          </dd>
        </div>
      </dl>
      <p>{t('reorder.copied')}</p>
    </div>
  );
}
