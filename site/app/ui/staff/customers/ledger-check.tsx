import { CircleCheck, TriangleAlert } from 'lucide';
import type { DifferingView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useLedgerCheck } from '~/lib/staff/customers';
import { When } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { Icon } from '~/ui/icon';

/** Whether every ledger agrees with its entries, as the last night found it, and those that do not. */
export function LedgerCheck() {
  const { data } = useLedgerCheck();
  if (!data?.checked_at) return null;
  const { items, checked_at, is_late } = data;
  const sound = !items.length && !is_late;
  return (
    <Card flush={items.length > 0} title={t('ledger_check.title')}>
      <div class={`ledger-check${sound ? ' ledger-sound' : ''}${items.length ? ' card-body' : ''}`}>
        <Icon of={sound ? CircleCheck : TriangleAlert} size={20} />
        <div>
          <p>{t(items.length ? 'ledger_check.differ' : is_late ? 'ledger_check.late' : 'ledger_check.sound')}</p>
          <p class="meta">
            <span>
              {t('ledger_check.checked')} <When at={checked_at} />
            </span>
          </p>
        </div>
      </div>
      {items.length > 0 && (
        <ul class="rows">
          {items.map((one) => (
            <DifferingRow key={one.account_id} of={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const DifferingRow = ({ of: { account_id, customer, count, first } }: { of: DifferingView }) => (
  <li class="row">
    <a class="row-link" href={`/app/staff/customers/${account_id}`}>
      {customer || account_id}
    </a>
    <p class="meta">
      <span>{t('ledger_check.count', { n: count })}</span>
      <span>{first}</span>
    </p>
  </li>
);
