import { showWithdrawal } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { NotThere } from '~/ui/not-there';
import { Complain } from '~/ui/orders/ask-us';
import { Loaded } from '~/ui/states';
import { ShownWithdrawal } from '~/ui/withdrawals/shown';

const back = () => ({ href: '/app/orders', label: t('orders.title') });

/** A withdrawal of one's own. */
export default function Withdrawal({ params: { number = '' } }: PageProps) {
  const query = useQuery(`withdrawal:${number}`, () => showWithdrawal(number), { everyMs: 60_000 });
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return (
    <Loaded query={query}>
      {(withdrawal) => (
        <ShownWithdrawal linked of={withdrawal} back={back()}>
          {withdrawal.state === 'invalid' && <Complain order={withdrawal.order} />}
        </ShownWithdrawal>
      )}
    </Loaded>
  );
}
