import { useSignal } from '@preact/signals';
import type { ComponentChildren, FunctionComponent } from 'preact';
import {
  Gauge,
  Hourglass,
  MailX,
  Merge,
  RotateCcw,
  ShieldAlert,
  ShieldCheck,
  Split,
  Tags as TagsIcon,
  ThumbsUp,
  UserRoundCheck,
} from 'lucide';
import { dayAndTime } from '~/lib/format';
import { focusOn } from '~/lib/focus';
import { t, type Key } from '~/lib/i18n';
import { knownAs } from '~/lib/staff/known-as';
import { handleOnce } from '~/lib/staff/moves';
import type { Changes } from '~/lib/tickets/changes';
import { awaits } from '~/lib/tickets/standing';
import type { Move, Ticket } from '~/lib/tickets/types';
import { priorityWord } from '~/lib/tickets/words';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import type { IconNode } from '~/ui/icon';
import type { Asked } from '~/ui/tickets/change-dialog';
import { Solution } from '~/ui/tickets/solution';
import { STANDING } from '~/ui/tickets/standing';
import { Tags } from '~/ui/tickets/ticket-facts';
import { TicketLink } from '~/ui/tickets/ticket-link';
import { TopicAnswers } from '~/ui/tickets/topic-answers';
import { say } from '~/ui/toast';
import { MergeDialog, UnmergeDialog } from './merge-dialogs';
import { StaffParticipants } from './participants';
import { StaffTagsDialog } from './staff-tags';
import { AssignDialog, PriorityDialog, ReopenDialog, SureDialog, WaitDialog } from './dialogs';

/** What staff know of a ticket and may do with it: exactly the moves that the API allows. */
export function TicketTools({ changes }: { changes: Changes }) {
  const { ticket } = changes.view;
  return (
    <>
      <Card title={t('staff.handling')}>
        <dl class="facts facts-tools">
          <dt>{t('staff.assignee')}</dt>
          <dd>{ticket.assignee_name ?? ticket.team ?? t('staff.nobody')}</dd>
          <dt>{t('staff.priority')}</dt>
          <dd>{priorityWord(ticket.priority)}</dd>
          <Solution staff of={ticket} />
          <dt>{t('batches.our_tags')}</dt>
          <dd>{ticket.staff_tags.length ? <Tags of={ticket.staff_tags} /> : t('batches.no_tags')}</dd>
        </dl>
        <Tools changes={changes} />
      </Card>
      <About changes={changes} />
    </>
  );
}

function Tools({ changes }: { changes: Changes }) {
  const { ticket } = changes.view;
  const may = (move: Move) => ticket.allowed.includes(move);
  const first = ticket.promise?.clock === 'first_reply' && awaits(ticket);
  const next = ticket.promise?.clock === 'next_reply' && awaits(ticket);
  const asks = (text: Key, icon: IconNode, Form: FunctionComponent<Asked>) => (
    <Asks key={text} changes={changes} text={text} icon={icon} Form={Form} />
  );
  return (
    <div class="tools-list">
      {may('assign') && asks('staff.assign', UserRoundCheck, AssignDialog)}
      {asks('batches.change_tags', TagsIcon, StaffTagsDialog)}
      {may('change_priority') && asks('staff.change_priority', Gauge, PriorityDialog)}
      {may('wait_for_third') && asks('staff.wait', Hourglass, WaitDialog)}
      {may('set_aside') && next && <AtOnce changes={changes} move="set_aside" text="staff.set_aside" icon={MailX} />}
      {may('solve') && !first && asks('staff.solve', ThumbsUp, SolveDialog)}
      {may('reopen') && asks('staff.reopen', RotateCcw, ReopenDialog)}
      {may('merge') && asks('merging.merge', Merge, MergeDialog)}
      {may('unmerge') && asks('merging.unmerge', Split, UnmergeDialog)}
      {may('mark_spam') && asks('staff.spam', ShieldAlert, SpamDialog)}
      {may('restore') && <AtOnce changes={changes} move="restore" text="staff.restore" icon={ShieldCheck} />}
    </div>
  );
}

const SolveDialog = (asked: Asked) => <SureDialog {...asked} move="solve" />;
const SpamDialog = (asked: Asked) => <SureDialog {...asked} move="mark_spam" />;

interface ToolProps {
  changes: Changes;
  text: Key;
  icon: IconNode;
}

function Asks({ changes, text, icon, Form }: ToolProps & { Form: FunctionComponent<Asked> }) {
  const open = useSignal(false);
  return (
    <>
      <Button small look="plain" icon={icon} onClick={() => (open.value = true)}>
        {t(text)}
      </Button>
      <Form changes={changes} open={open.value} onClose={() => (open.value = false)} />
    </>
  );
}

const DONE = { set_aside: 'staff.done_set_aside', restore: 'staff.done_restored' } as const;

function AtOnce({ changes, text, icon, move }: ToolProps & { move: keyof typeof DONE }) {
  const { number, version } = changes.view.ticket;
  async function press() {
    if (!(await changes.press(move, () => handleOnce(number, { move, version })))) return;
    say(t(DONE[move]));
    focusOn(STANDING);
  }
  return (
    <Button small look="plain" icon={icon} busy={changes.busy === move} onClick={() => void press()}>
      {t(text)}
    </Button>
  );
}

function About({ changes }: { changes: Changes }) {
  const { ticket } = changes.view;
  const facts: [Key, ComponentChildren][] = [
    ['staff.customer', knownAs(ticket.requester, ticket.company)],
    ['tickets.kind', t(`tickets.kind_${ticket.kind}`)],
    ['tickets.severity', t(`tickets.severity_${ticket.severity}`)],
    ['tickets.urgency', t(`tickets.urgency_${ticket.urgency}`)],
    ['tickets.opened', dayAndTime(ticket.opened_at)],
    ['tickets.order', ticket.order_number && <OrderLink number={ticket.order_number} />],
    ['billing.kind_invoice', ticket.invoice_number && <DisputeLink ticket={ticket} />],
    ['closing.follows', ticket.follows && <TicketLink staff number={ticket.follows} />],
    ['participants.title', ticket.participants.length > 0 && <StaffParticipants changes={changes} />],
    ['tickets.tags', ticket.tags.length > 0 && <Tags of={ticket.tags} />],
  ];
  return (
    <Card title={t('tickets.about')}>
      <dl class="facts">
        {facts.map(([name, value]) => value && [<dt key={name}>{t(name)}</dt>, <dd key={`${name}-value`}>{value}</dd>])}
        <TopicAnswers topic={ticket.topic} />
      </dl>
    </Card>
  );
}

const OrderLink = ({ number }: { number: string }) => (
  <a class="number" href={`/app/staff/orders/${number}`}>
    {number}
  </a>
);

/** What is contested is answered on its customer's page. */
const DisputeLink = ({ ticket: { account_id, number, invoice_number } }: { ticket: Ticket }) => (
  <a class="number" href={`/app/staff/customers/${account_id}?dispute=${number}`}>
    {invoice_number}
  </a>
);
