import { PenLine } from 'lucide';
import { assignTicket } from '~/gen/api';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { now } from '~/lib/now';
import type { PageProps } from '~/lib/router';
import { knownAs } from '~/lib/staff/known-as';
import { useChanges, type Changes } from '~/lib/tickets/changes';
import { staffDesk, useTicket } from '~/lib/tickets/desk';
import { standingForStaff } from '~/lib/tickets/standing';
import type { View } from '~/lib/tickets/types';
import { Button } from '~/ui/button';
import { NotThere } from '~/ui/not-there';
import { PageHead } from '~/ui/page-head';
import { AnswerBox } from '~/ui/staff/answer-box';
import { CauseTools } from '~/ui/staff/cause-tools';
import { Checklist } from '~/ui/staff/checklist';
import { ComplaintTools } from '~/ui/staff/complaint-tools';
import { LetIn } from '~/ui/staff/let-in';
import { LikeTickets } from '~/ui/staff/like-tickets';
import { StaffRating } from '~/ui/staff/rating';
import { Split } from '~/ui/staff/split';
import { TicketTools } from '~/ui/staff/ticket-tools';
import { TopicTools } from '~/ui/staff/topic-tools';
import { Loaded } from '~/ui/states';
import { Continues } from '~/ui/tickets/continues';
import { Conversation } from '~/ui/tickets/conversation';
import { REPLY } from '~/ui/tickets/reply-box';
import { Standing, STANDING } from '~/ui/tickets/standing';
import { ToldAbove } from '~/ui/tickets/told';
import { say } from '~/ui/toast';

const QUEUE = '/app/staff/tickets';

/** Any customer's ticket as staff see it: what was promised, the conversation with notes, and what can be done. */
export default function StaffTicket({ params: { number = '' } }: PageProps) {
  const query = useTicket(staffDesk, number);
  const back = { href: QUEUE, label: t('shell.ticket_queue') };
  if (query.problem?.status === 404) return <NotThere problem={query.problem} back={back} />;
  return (
    <Loaded query={query} rows={5}>
      {(view) => <Shown view={view} again={query.again} />}
    </Loaded>
  );
}

function Shown({ view, again }: { view: View; again: () => Promise<void> }) {
  const { ticket } = view;
  const changes = useChanges(staffDesk, view, again);
  const first = view.entries.find(({ kind }) => kind === 'message')?.entry_id;
  return (
    <>
      <PageHead
        title={ticket.subject}
        lead={t('staff.number_customer', { number: ticket.number, customer: knownAs(ticket.requester, ticket.company) })}
        back={{ href: QUEUE, label: t('shell.ticket_queue') }}
      />
      <div class="two-columns">
        <div class="stack">
          <ToldAbove told={changes.told} />
          <Standing turn={t(`staff.turn_${ticket.who_acts_next}`)} standing={standingForStaff(ticket, now.value)}>
            <Quick changes={changes} />
            <Continues staff ticket={ticket} />
          </Standing>
          <Conversation
            desk={staffDesk}
            view={view}
            tools={(entry) => (
              <>
                <LetIn entry={entry} changes={changes} />
                {entry.entry_id !== first && <Split entry={entry} ticket={ticket} />}
              </>
            )}
          />
          <AnswerBox changes={changes} />
        </div>
        <div class="stack">
          <StaffRating ticket={ticket} />
          <ComplaintTools changes={changes} />
          <LikeTickets changes={changes} />
          <CauseTools changes={changes} />
          <TopicTools changes={changes} />
          <TicketTools changes={changes} />
          <Checklist changes={changes} />
        </div>
      </div>
    </>
  );
}

/** What is done most: answer, and take it. */
function Quick({ changes }: { changes: Changes }) {
  const { number, version, assignee, allowed } = changes.view.ticket;
  const me = useMe().data;
  async function take() {
    if (!(await changes.press('take', () => assignTicket(number, { assignee: me!.member_id, version })))) return;
    say(t('staff.done_taken'));
    focusOn(STANDING);
  }
  return (
    <>
      {allowed.includes('reply') && (
        <Button look="accent" icon={PenLine} onClick={() => focusOn(REPLY)}>
          {t('staff.to_answer')}
        </Button>
      )}
      {me && allowed.includes('assign') && assignee !== me.member_id && (
        <Button look="ghost" busy={changes.busy === 'take'} onClick={() => void take()}>
          {t('staff.take')}
        </Button>
      )}
    </>
  );
}
