import { useSignal } from '@preact/signals';
import { ClipboardList } from 'lucide';
import { listLists, makeList, type ListsView } from '~/gen/api';
import { cart } from '~/lib/cart';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { t } from '~/lib/i18n';
import { carryOut } from '~/lib/intent';
import { keepList, listPath, type Sharing } from '~/lib/lists';
import { navigate } from '~/lib/location';
import { useMe } from '~/lib/me';
import { usePages } from '~/lib/pages';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextField } from '~/ui/field';
import { Form } from '~/ui/form';
import { AlertsCard } from '~/ui/lists/alerts-card';
import { rhythm } from '~/ui/lists/rhythm';
import { SharingField } from '~/ui/lists/sharing-field';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { EmptyState, Loaded } from '~/ui/states';
import { Tag } from '~/ui/tag';

/** What is ordered again and again, under names. */
export default function Lists() {
  const pages = usePages('lists', (cursor) => listLists({ cursor }));
  return (
    <div class="narrow">
      <PageHead title={t('lists.title')} lead={t('lists.lead')} back={{ href: '/app/catalogue', label: t('catalogue.title') }} />
      <div class="stack">
        <Loaded query={pages}>
          {() =>
            pages.items.length ? (
              <>
                <ul class="rows card">
                  {pages.items.map((list) => (
                    <Row key={list.list_id} list={list} />
                  ))}
                </ul>
                <Pager pages={pages} />
              </>
            ) : (
              <EmptyState icon={ClipboardList} title={t('lists.none')}>
                {t('lists.none_lead')}
              </EmptyState>
            )
          }
        </Loaded>
        <Make />
        <AlertsCard />
      </div>
    </div>
  );
}

function Row({ list }: { list: ListsView['items'][number] }) {
  const { list_id, name, line_count, mine, made_by, repeat } = list;
  return (
    <li class="row list-row">
      <div>
        <a class="row-link row-title" href={listPath(list_id)}>
          {name}
        </a>
        <p class="meta">
          <span>{t('lists.products', { n: line_count })}</span>
          {!mine && <span>{t('lists.made_by', { name: made_by })}</span>}
          {repeat && <span>{rhythm(repeat)}</span>}
        </p>
      </div>
      {repeat?.paused && <Tag tone="info">{t('lists.paused')}</Tag>}
    </li>
  );
}

/** Empty, or with what is in the cart. */
function Make() {
  const company = useMe().data?.account?.kind === 'company';
  const withCart = useSignal(cart.value.length > 0);
  const form = useForm({
    check: ({ name }) => ({ name: required(name) }),
    send: async ({ name = '', sharing = 'own' }) => {
      const lines = withCart.value ? cart.value.map(({ sku, quantity, note }) => ({ sku, quantity, note: note ?? null })) : [];
      const body = { name, sharing: sharing as Sharing, lines };
      const made = await carryOut('make-list', body, (key) => makeList(body, key));
      keepList(made);
      navigate(listPath(made.list_id));
    },
  });
  return (
    <Form state={form}>
      <Card title={t('lists.new')}>
        <div class="form">
          <TextField form={form} name="name" label={t('lists.name')} maxLength={60} />
          {company && <SharingField form={form} value="own" />}
          {cart.value.length > 0 && (
            <label class="tick">
              <input
                type="checkbox"
                checked={withCart.value}
                onChange={(event) => (withCart.value = event.currentTarget.checked)}
              />
              <span>{t('lists.from_cart', { n: cart.value.length })}</span>
            </label>
          )}
          <Button submit look="main" busy={form.busy}>
            {t('lists.make')}
          </Button>
        </div>
      </Card>
    </Form>
  );
}
