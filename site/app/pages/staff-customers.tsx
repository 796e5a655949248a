import { Users } from 'lucide';
import { t } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import { SHORTEST } from '~/lib/staff/customers';
import { PageHead } from '~/ui/page-head';
import { CustomerSearch } from '~/ui/staff/customers/customer-search';
import { EmptyState } from '~/ui/states';

/** Find a customer by whatever one knows of them. */
export default function StaffCustomers() {
  const text = place.value.query.get('q') ?? '';
  return (
    <>
      <PageHead title={t('shell.customers')} />
      <div class="narrow stack">
        <CustomerSearch text={text} onText={(now) => now !== text && setQuery({ q: now })} />
        {text.length < SHORTEST && (
          <EmptyState icon={Users} title={t('customers.start')}>
            {t('customers.start_lead')}
          </EmptyState>
        )}
      </div>
    </>
  );
}
