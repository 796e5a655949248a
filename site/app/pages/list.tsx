import { useSignal } from '@preact/signals';
import { RotateCcw } from 'lucide';
import { showList, showProduct } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { language, t } from '~/lib/i18n';
import { orderFrom, setLines, type NamedList } from '~/lib/lists';
import { problemOf } from '~/lib/problem';
import { parseQuantity } from '~/lib/quantity';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { ListLines } from '~/ui/lists/list-lines';
import { ListSettings } from '~/ui/lists/list-settings';
import { RepeatCard } from '~/ui/lists/repeat-card';
import { PageHead } from '~/ui/page-head';
import { Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

export default function List({ params: { list_id = '' } }: PageProps) {
  const query = useQuery(`list:${list_id}`, () => showList(list_id));
  return <Loaded query={query}>{(list) => <Shown key={list.list_id} list={list} />}</Loaded>;
}

function Shown({ list }: { list: NamedList }) {
  const busy = useSignal(false);

  async function order() {
    busy.value = true;
    await orderFrom(list.list_id).catch((reason: unknown) => say(problemOf(reason).text, 'bad'));
    busy.value = false;
  }

  return (
    <div class="narrow">
      <PageHead
        title={list.name}
        lead={list.mine ? undefined : t('lists.made_by', { name: list.made_by })}
        back={{ href: '/app/lists', label: t('lists.title') }}
        actions={
          list.lines.length > 0 && (
            <Button look="main" icon={RotateCcw} busy={busy.value} onClick={() => void order()}>
              {t('lists.order')}
            </Button>
          )
        }
      />
      <div class="stack">
        <Card flush title={t('lists.products', { n: list.lines.length })}>
          {list.lines.length ? <ListLines list={list} /> : <p class="card-body">{t('lists.empty')}</p>}
        </Card>
        {list.may_change && <Add list={list} />}
        {(list.may_change || list.repeat) && list.lines.length > 0 && <RepeatCard list={list} />}
        {list.may_change && <ListSettings list={list} />}
      </div>
    </div>
  );
}

/** One more product by its number. The product's own unit decides what the quantity means. */
function Add({ list }: { list: NamedList }) {
  const round = useSignal(0);
  const form = useForm({
    check: ({ sku, quantity = '' }) => ({
      sku: required(sku),
      quantity: parseQuantity(quantity, 3) ? undefined : t('common.field_required'),
    }),
    send: async ({ sku = '', quantity = '' }) => {
      const product = await showProduct(sku.toUpperCase(), { language: language() });
      await setLines(list.list_id, [{ sku: product.sku, quantity: parseQuantity(quantity, product.decimals) ?? product.minimum }]);
      round.value += 1;
    },
  });
  return (
    <Form state={form}>
      <Card title={t('lists.add')}>
        <div class="form" key={round.value}>
          <TextField form={form} name="sku" label={t('catalogue.sku')} maxLength={40} />
          <TextField form={form} name="quantity" label={t('common.quantity')} inputMode="decimal" value="1" maxLength={12} />
          <Button submit busy={form.busy}>
            {t('lists.add_button')}
          </Button>
        </div>
      </Card>
    </Form>
  );
}
