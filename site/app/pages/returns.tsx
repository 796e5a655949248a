import { Undo2 } from 'lucide';
import { listReturns } from '~/gen/api';
import { t } from '~/lib/i18n';
import { usePages } from '~/lib/pages';
import { ButtonLink } from '~/ui/button';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { ReturnRow } from '~/ui/returns/row';
import { EmptyState, Loaded } from '~/ui/states';

/** The account's returns, newest first. */
export default function Returns() {
  const pages = usePages('returns', (cursor) => listReturns({ cursor }));
  return (
    <>
      <PageHead title={t('returns.title')} back={{ href: '/app/orders', label: t('orders.title') }} />
      <Loaded query={pages} rows={4}>
        {() =>
          pages.items.length ? (
            <>
              <ul class="rows card">
                {pages.items.map((one) => (
                  <ReturnRow key={one.number} of={one} />
                ))}
              </ul>
              <Pager pages={pages} />
            </>
          ) : (
            <EmptyState icon={Undo2} title={t('returns.none')} action={<ButtonLink href="/app/orders">{t('orders.title')}</ButtonLink>}>
              {t('returns.none_lead')}
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}
