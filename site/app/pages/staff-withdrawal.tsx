import { useSignal } from '@preact/signals';
import { CircleCheck, CircleX, Inbox, Link, PackageCheck, SearchX } from 'lucide';
import type { StaffWithdrawalView } from '~/gen/api';
import { doerOf } from '~/lib/doers';
import { dayAndTime } from '~/lib/format';
import { t } from '~/lib/i18n';
import type { PageProps } from '~/lib/router';
import { useStaffWithdrawal } from '~/lib/staff/withdrawals';
import type { Told } from '~/lib/tickets/changes';
import { lastDay } from '~/lib/withdrawals';
import { Money } from '~/ui/amounts';
import { Callout } from '~/ui/callout';
import { Card } from '~/ui/card';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { WithdrawalMoves } from '~/ui/staff/withdrawal-moves';
import { Loaded } from '~/ui/states';
import { ToldAbove } from '~/ui/tickets/told';
import { Timeline, type Moment } from '~/ui/timeline';
import { StateTag, WithdrawnLines } from '~/ui/withdrawals/parts';

const back = () => ({ href: '/app/staff/withdrawals', label: t('withdrawals_staff.title') });

/** A withdrawal as staff see it: what was sent, its order, what is in doubt, what was done and what can be. */
export default function StaffWithdrawal({ params: { number = '' } }: PageProps) {
  const query = useStaffWithdrawal(number);
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return (
    <Loaded query={query} rows={5}>
      {(withdrawal) => <Shown of={withdrawal} again={query.again} />}
    </Loaded>
  );
}

function Shown({ of, again }: { of: StaffWithdrawalView; again: () => Promise<void> }) {
  const told = useSignal<Told | undefined>(undefined);
  async function overtaken() {
    await again();
    told.value = { text: t('withdrawals_staff.changed'), tone: 'info', attempt: (told.value?.attempt ?? 0) + 1 };
  }
  return (
    <>
      <PageHead
        title={t('withdrawal.title_number', { number: of.number })}
        lead={<StateTag state={of.state} />}
        back={back()}
        actions={<WithdrawalMoves of={of} onOvertaken={overtaken} />}
      />
      <ToldAbove told={told.value} />
      <div class="two-columns">
        <div class="stack">
          <Doubts of={of} />
          {of.reason && (
            <Card title={t('withdrawal.reason')}>
              <p class="as-written">{of.reason}</p>
            </Card>
          )}
          {of.lines.length > 0 && (
            <Card title={t('withdrawal.lines')}>
              <WithdrawnLines lines={of.lines} />
            </Card>
          )}
          <Sent of={of} />
          <Contract of={of} />
        </div>
        <Card title={t('withdrawals_staff.history')}>
          <Timeline moments={momentsOf(of)} />
        </Card>
      </div>
    </>
  );
}

function Doubts({ of: { doubts, held } }: { of: StaffWithdrawalView }) {
  if (!doubts.length && !held) return null;
  return (
    <Callout tone="warn">
      <h2>{t('withdrawals_staff.doubts')}</h2>
      <ul>
        {held && <li>{t('withdrawals_staff.held')}</li>}
        {doubts.map((doubt) => (
          <li key={doubt}>{t(`withdrawals_staff.doubt_${doubt}`)}</li>
        ))}
      </ul>
    </Callout>
  );
}

const Sent = ({ of }: { of: StaffWithdrawalView }) => (
  <Card title={t('withdrawal.statement')}>
    <dl class="facts">
      <dt>{t('withdrawals_staff.contact')}</dt>
      <dd>
        {of.name}, {of.email}
      </dd>
      <dt>{t('withdrawals_staff.wrote')}</dt>
      <dd class="as-written">{of.wrote}</dd>
      {of.part && <dt>{t('withdrawals_staff.part')}</dt>}
      {of.part && <dd class="as-written">{of.part}</dd>}
    </dl>
    <p class="statement">{of.statement}</p>
  </Card>
);

function Contract({ of: { contract, to_pay_back } }: { of: StaffWithdrawalView }) {
  if (!contract) return null;
  return (
    <Card title={t('withdrawal.order')}>
      <dl class="facts">
        <dt>{t('withdrawal.order')}</dt>
        <dd>
          <a href={`/app/staff/orders/${contract.order}`}>{contract.order}</a>
        </dd>
        <dt>{t('withdrawals_staff.bought_by')}</dt>
        <dd>{contract.customer}</dd>
        <dt>{t('withdrawals_staff.period')}</dt>
        <dd>{contract.ends_at ? lastDay(contract.ends_at) : t('withdrawals_staff.no_end')}</dd>
        {to_pay_back && <dt>{t('withdrawals_staff.to_pay_back')}</dt>}
        {to_pay_back && (
          <dd>
            <Money strong of={to_pay_back} />
          </dd>
        )}
      </dl>
    </Card>
  );
}

const LOOKS: Record<string, Pick<Moment, 'icon' | 'tone'>> = {
  not_matched: { icon: SearchX, tone: 'warn' },
  matched: { icon: Link, tone: 'info' },
  accepted: { icon: CircleCheck, tone: 'ok' },
  found_invalid: { icon: CircleX, tone: 'bad' },
  goods_received: { icon: PackageCheck, tone: 'ok' },
  settled: { icon: CircleCheck, tone: 'ok' },
};

function momentsOf(of: StaffWithdrawalView): Moment[] {
  const came: Moment = {
    id: 'received',
    at: of.received_at,
    title: t('withdrawals_staff.event_received'),
    detail: (
      <>
        <p>{of.name}</p>
        <p>{dayAndTime(of.received_at)}</p>
      </>
    ),
    icon: Inbox,
  };
  const rest = of.timeline.map((entry, place) => ({
    id: `${entry.at}-${place}`,
    at: entry.at,
    title: t(`withdrawals_staff.event_${entry.kind}`),
    detail: <p>{doerOf(entry)}</p>,
    ...(LOOKS[entry.kind] ?? { icon: Inbox }),
  }));
  return [came, ...rest];
}
