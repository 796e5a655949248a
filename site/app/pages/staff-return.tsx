import { showReturnToStaff } from '~/gen/api';
import { t } from '~/lib/i18n';
import { useQuery } from '~/lib/query';
import { staffKeyOf, standingOf, sumsOf } from '~/lib/returns';
import type { PageProps } from '~/lib/router';
import { knownAs } from '~/lib/staff/known-as';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import type { Asked } from '~/ui/returns/dialog';
import { ReturnLines } from '~/ui/returns/lines';
import { Photographs } from '~/ui/returns/photographs';
import { ReturnTimeline, Standing } from '~/ui/returns/parts';
import { SettledCard } from '~/ui/returns/settled';
import { StaffSteps } from '~/ui/returns/staff-steps';
import { Loaded } from '~/ui/states';

const back = () => ({ href: '/app/staff/returns', label: t('returns.to_handle') });

/** Any customer's return as staff see it: what is to be done, what comes back, what has happened. */
export default function StaffReturn({ params: { number = '' } }: PageProps) {
  const query = useQuery(staffKeyOf(number), () => showReturnToStaff(number), { everyMs: 20_000 });
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(of) => <Shown of={of} again={query.again} />}</Loaded>;
}

const Shown = ({ of, again }: Asked) => (
  <>
    <PageHead
      title={t('returns.number', { number: of.number })}
      lead={t('staff_orders.lead', { name: knownAs(of.requested_by, of.company) })}
      back={back()}
    />
    <div class="order-page">
      <div class="stack order-where">
        <Standing of={standingOf(of, true)}>
          <StaffSteps of={of} again={again} />
        </Standing>
      </div>
      <div class="stack order-what">
        <ReturnLines staff lines={of.lines} sums={sumsOf(of)} sumText={t(of.credited.length ? 'returns.credited' : 'returns.worth_staff')} />
      </div>
      <div class="stack order-more">
        <SettledCard of={of} orderHref="/app/staff/orders" href={`/app/staff/customers/${of.account_id}`} hrefText={t('settlement.to_customer')} />
        <Photographs adding={false} of={of} />
        <ReturnTimeline of={of} />
      </div>
    </div>
  </>
);
