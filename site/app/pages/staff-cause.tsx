import { Megaphone } from 'lucide';
import { listBoundTickets, showCause, type CauseView } from '~/gen/api';
import { required } from '~/lib/checks';
import { useForm } from '~/lib/form';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { usePages } from '~/lib/pages';
import { invalidate, remember, useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { STATES, tellOnce, toldBy, TONES, wordsFor, type CauseState } from '~/lib/tickets/causes';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { TextArea } from '~/ui/field';
import { Form } from '~/ui/form';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { SelectField } from '~/ui/select-field';
import { ToldFields } from '~/ui/staff/cause-fields';
import { Loaded } from '~/ui/states';
import { Timeline } from '~/ui/timeline';
import { say } from '~/ui/toast';

const back = () => ({ href: '/app/staff/causes', label: t('causes_staff.title') });
const keyOf = (causeId: string): string => `staff-cause:${causeId}`;

/** What led to some tickets: how far we are, what was told, whom it concerns, and the next word to all of them. */
export default function StaffCause({ params: { cause_id = '' } }: PageProps) {
  const query = useQuery(keyOf(cause_id), () => showCause(cause_id), { everyMs: 20_000 });
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back()} />;
  return <Loaded query={query}>{(cause) => <Shown cause={cause} />}</Loaded>;
}

const Shown = ({ cause }: { cause: CauseView }) => (
  <>
    <PageHead title={cause.title} lead={t(`causes_staff.category_${cause.category}`)} back={back()} />
    <div class="two-columns">
      <div class="stack">
        <Told cause={cause} />
        <Tell key={cause.version} cause={cause} />
      </div>
      <Tickets cause={cause} />
    </div>
  </>
);

const Told = ({ cause }: { cause: CauseView }) => (
  <Card title={t('causes_staff.told')}>
    <Timeline
      moments={cause.steps.map((step) => ({
        id: step.at,
        at: step.at,
        title: t(`causes.state_${step.state}`),
        detail: (
          <>
            <p class="as-written">{wordsFor(step)}</p>
            <p class="hint">{[step.author, step.reason].filter(Boolean).join(': ')}</p>
          </>
        ),
        icon: Megaphone,
        tone: TONES[step.state],
      }))}
    />
  </Card>
);

/** One word to all. A step back is noted with its reason, which only staff read. */
function Tell({ cause }: { cause: CauseView }) {
  const form = useForm({
    check: ({ text, state, reason }) => ({
      text: required(text),
      reason: isBack(cause.state, state as CauseState) ? required(reason) : undefined,
    }),
    send: async (values) => {
      const { state, reason } = values;
      const body = { state: state as CauseState, version: cause.version, ...toldBy(values), ...(reason && { reason }) };
      remember(keyOf(cause.cause_id), await tellOnce(cause.cause_id, body));
      invalidate('staff-causes');
      say(t('causes_staff.done_told'));
    },
  });
  return (
    <Card title={t('causes_staff.tell')}>
      <Form state={form}>
        <p>{t('causes_staff.tell_lead')}</p>
        <SelectField
          form={form}
          name="state"
          label={t('causes_staff.state')}
          value={cause.state}
          options={STATES.map((value) => ({ value, label: t(`causes.state_${value}`) }))}
        />
        <ToldFields form={form} />
        <TextArea optional form={form} name="reason" label={t('causes_staff.reason')} hint={t('causes_staff.why_hint')} rows={2} maxLength={500} />
        <div class="form-actions">
          <Button submit look="main" busy={form.busy}>
            {t('causes_staff.tell_sure')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}

const isBack = (now: CauseState, then: CauseState): boolean => STATES.indexOf(then) < STATES.indexOf(now);

function Tickets({ cause }: { cause: CauseView }) {
  const pages = usePages(`staff-causes.tickets.${cause.cause_id}`, (cursor) => listBoundTickets(cause.cause_id, { cursor }));
  return (
    <Card title={t('causes_staff.count', { n: cause.tickets })}>
      <Loaded query={pages} rows={3}>
        {() => (
          <>
            {pages.items.length === 0 && <p class="hint">{t('causes_staff.tickets_none')}</p>}
            <ul class="stack">
              {pages.items.map((one) => (
                <li key={one.number}>
                  <p>
                    <a href={`/app/staff/tickets/${one.number}`}>{one.subject}</a>
                  </p>
                  <p class="meta">
                    <span>{one.customer}</span>
                    <span>{day(one.bound_at, now.value)}</span>
                    <span>{one.bound_by}</span>
                  </p>
                </li>
              ))}
            </ul>
            <Pager pages={pages} />
          </>
        )}
      </Loaded>
    </Card>
  );
}
