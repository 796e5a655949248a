import { Landmark } from 'lucide';
import { t } from '~/lib/i18n';
import { useBankFiles } from '~/lib/staff/bank';
import { Card } from '~/ui/card';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { DropZone } from '~/ui/staff/bank/drop-zone';
import { FileRows } from '~/ui/staff/bank/file-rows';
import { LedgerCheck } from '~/ui/staff/customers/ledger-check';
import { TasksCard } from '~/ui/staff/customers/tasks-card';
import { WaitingDisputesCard } from '~/ui/staff/disputes/waiting-card';
import { EmptyState, Loaded } from '~/ui/states';

/** Payments to match: bring a bank's file, and go on with those that were brought. */
export default function StaffPayments() {
  const pages = useBankFiles();
  return (
    <>
      <PageHead title={t('shell.payments_to_match')} lead={t('bank.lead')} />
      <div class="stack">
        <DropZone />
        <WaitingDisputesCard />
        <TasksCard />
        <Loaded query={pages} rows={4}>
          {() =>
            pages.items.length ? (
              <Card flush title={t('bank.files')}>
                <FileRows files={pages.items} />
                <Pager pages={pages} />
              </Card>
            ) : (
              <EmptyState icon={Landmark} title={t('bank.none')}>
                {t('bank.none_lead')}
              </EmptyState>
            )
          }
        </Loaded>
        <LedgerCheck />
      </div>
    </>
  );
}
