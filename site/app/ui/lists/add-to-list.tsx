import { useSignal } from '@preact/signals';
import { ClipboardList } from 'lucide';
import { listLists, makeList, type ListsView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { locale, t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { keepList, setLines } from '~/lib/lists';
import { useMe } from '~/lib/me';
import type { ProductView } from '~/lib/products';
import { parseQuantity, typed } from '~/lib/quantity';
import { useQuery } from '~/lib/query';
import { firstQuantity } from '~/lib/terms';
import { Button } from '~/ui/button';
import { Dialog } from '~/ui/dialog';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { SelectField } from '~/ui/select-field';
import { Loaded } from '~/ui/states';
import { say } from '~/ui/toast';

const MOST = 100;

/** Puts a product on one of the lists that somebody may change, or on a new one. Only for customers who are signed in. */
export function AddToList({ product }: { product: ProductView }) {
  const open = useSignal(false);
  const close = () => (open.value = false);
  if (!useMe().data?.account) return null;
  return (
    <>
      <Button look="plain" icon={ClipboardList} onClick={() => (open.value = true)}>
        {t('lists.add_to')}
      </Button>
      <Dialog title={t('lists.add_to')} open={open.value} onClose={close}>
        <Inside product={product} onClose={close} />
      </Dialog>
    </>
  );
}

interface InsideProps {
  product: ProductView;
  onClose: () => void;
}

function Inside(props: InsideProps) {
  const query = useQuery('lists:to-add', () => listLists({ limit: MOST }));
  return (
    <Loaded query={query} rows={2}>
      {({ items }) => <Choose {...props} lists={items.filter(({ may_change }) => may_change)} />}
    </Loaded>
  );
}

function Choose({ product, onClose, lists }: InsideProps & { lists: ListsView['items'] }) {
  const { sku, name: product_name, decimals } = product;
  const chosen = useSignal(lists[0]?.list_id ?? '');
  const form = useForm({
    check: ({ name, quantity = '' }) => ({
      name: chosen.value ? undefined : required(name),
      quantity: parseQuantity(quantity, decimals) ? undefined : t('common.field_required'),
    }),
    send: async ({ name = '', quantity = '' }) => {
      const lines = [{ sku, quantity: parseQuantity(quantity, decimals)! }];
      if (chosen.value) await setLines(chosen.value, lines);
      else {
        const body = { name, sharing: 'own', lines } as const;
        keepList(await carryOut('make-list', body, (key) => makeList(body, key)));
      }
      onClose();
      const list = lists.find(({ list_id }) => list_id === chosen.value)?.name ?? name;
      say(t('lists.added', { name: product_name, list }));
    },
  });
  const options = [...lists.map(({ list_id, name }) => ({ value: list_id, label: name })), { value: '', label: t('lists.new') }];
  return (
    <Form state={form}>
      {lists.length > 0 && (
        <SelectField form={form} name="list" label={t('lists.which')} options={options} value={chosen.value} onChange={(one) => (chosen.value = one)} />
      )}
      {!chosen.value && <TextField form={form} name="name" label={t('lists.name')} maxLength={60} />}
      <TextField
        form={form}
        name="quantity"
        label={t('common.quantity')}
        hint={chosen.value ? t('lists.quantity_hint') : undefined}
        inputMode="decimal"
        value={typed(firstQuantity(product), decimals, locale())}
        maxLength={12}
      />
      <div class="form-actions">
        <Button submit look="main" busy={form.busy}>
          {t('lists.add_to_sure')}
        </Button>
        <Button onClick={onClose}>{t('order_requests.leave')}</Button>
      </div>
    </Form>
  );
}
