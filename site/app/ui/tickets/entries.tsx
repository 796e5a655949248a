import {
  CircleCheck,
  CircleX,
  ClockAlert,
  CornerDownRight,
  Gauge,
  Hourglass,
  Lock,
  RotateCcw,
  Send,
  ShieldAlert,
  Star,
  UserRoundCheck,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { vendorName } from '~/lib/config';
import { dayAndTime, moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { now } from '~/lib/now';
import { entryWords } from '~/lib/tickets/causes';
import { happened } from '~/lib/tickets/words';
import type { Desk } from '~/lib/tickets/desk';
import type { Entry } from '~/lib/tickets/types';
import { Icon, type IconNode } from '~/ui/icon';
import { Files } from './files';
import { SaidMore } from './said-more';
import { TicketLink } from './ticket-link';

/** Where an entry stands in the page, for links and focus. */
export const entryId = (entry: Entry): string => `entry-${entry.entry_id}`;

interface SaidProps {
  entry: Entry;
  desk: Desk;
  number: string;
  tools?: ComponentChildren;
}

/** A message. The reader's own side stands at the right; who wrote is said in words too. */
export function Said({ entry, desk, number, tools }: SaidProps) {
  const { staff } = desk;
  const own = (entry.by === 'staff') === staff;
  const look = entry.internal ? 'said-note' : own ? 'said-own' : 'said-other';
  return (
    <li class={`said ${look}`} id={entryId(entry)} tabIndex={-1}>
      <p class="said-by">
        <span class="avatar" aria-hidden="true">
          {[...entry.author][0]?.toUpperCase()}
        </span>
        <Author entry={entry} staff={staff} />
        <At at={entry.at} />
      </p>
      <div class="said-text">
        {entry.internal && (
          <p class="said-lock">
            <Icon of={Lock} size={14} />
            {entry.kind === 'note' ? t('staff.note_label') : happened(entry)}
          </p>
        )}
        <p class="as-written">{entryWords(entry.text, entry.facts)}</p>
        <Files entry={entry} desk={desk} number={number} />
        <SaidMore entry={entry} staff={staff} />
        {tools}
      </div>
    </li>
  );
}

function Author({ entry, staff }: { entry: Entry; staff: boolean }) {
  const me = useMe().data;
  const mine = entry.author === me?.name && (entry.by === 'staff') === staff;
  const side = entry.by === 'staff' ? vendorName() : t('tickets.customer');
  return (
    <span>
      <strong>{mine ? t('tickets.you') : entry.author}</strong>
      {!mine && (staff ? entry.by === 'customer' : entry.by === 'staff') && <> · {side}</>}
    </span>
  );
}

const LOOKS: Record<string, { icon: IconNode; tone: 'plain' | 'ok' | 'info' | 'warn' | 'bad' }> = {
  assigned: { icon: UserRoundCheck, tone: 'plain' },
  priority_changed: { icon: Gauge, tone: 'info' },
  urgency_raised: { icon: Gauge, tone: 'info' },
  promise_broken: { icon: ClockAlert, tone: 'bad' },
  promise_moved: { icon: Hourglass, tone: 'info' },
  dispute_upheld: { icon: CircleCheck, tone: 'ok' },
  dispute_declined: { icon: CircleX, tone: 'warn' },
  solution_late: { icon: ClockAlert, tone: 'bad' },
  cause_late: { icon: ClockAlert, tone: 'bad' },
  rated: { icon: Star, tone: 'info' },
  wait_for_third: { icon: Hourglass, tone: 'info' },
  date_passed: { icon: RotateCcw, tone: 'plain' },
  reminded: { icon: Send, tone: 'plain' },
  solve: { icon: CircleCheck, tone: 'ok' },
  say_solved: { icon: CircleCheck, tone: 'ok' },
  confirm_solved: { icon: CircleCheck, tone: 'ok' },
  withdraw: { icon: CircleX, tone: 'plain' },
  answer_overdue: { icon: CircleX, tone: 'plain' },
  letter_period_over: { icon: CircleX, tone: 'plain' },
  not_solved: { icon: RotateCcw, tone: 'warn' },
  accept_remedy: { icon: CircleCheck, tone: 'ok' },
  refuse_remedy: { icon: CircleX, tone: 'warn' },
  finish_remedy: { icon: CircleCheck, tone: 'ok' },
  offer_lapsed: { icon: Hourglass, tone: 'plain' },
  escalate: { icon: UserRoundCheck, tone: 'info' },
  reopen: { icon: RotateCcw, tone: 'info' },
  followed_by: { icon: CornerDownRight, tone: 'info' },
  split: { icon: CornerDownRight, tone: 'info' },
  split_from: { icon: CornerDownRight, tone: 'info' },
  merged: { icon: CornerDownRight, tone: 'info' },
  merged_in: { icon: CornerDownRight, tone: 'info' },
  mark_spam: { icon: ShieldAlert, tone: 'warn' },
  taken_back: { icon: RotateCcw, tone: 'plain' },
};
const PLAIN = { icon: CircleCheck, tone: 'plain' } as const;

/** Something that was done, in a sentence; a reason is quoted as it was written. */
export function Happened({ entry, staff }: { entry: Entry; staff: boolean }) {
  const { icon, tone } = LOOKS[entry.kind] ?? PLAIN;
  const { reason, ticket, word } = entry.facts;
  return (
    <li class={`happened tone-${tone}`} id={entryId(entry)} tabIndex={-1}>
      <span class="happened-icon">
        <Icon of={icon} size={16} />
      </span>
      <div>
        <p>
          {happened(entry)} {ticket && <TicketLink number={ticket} staff={staff} />}{' '}
          <small>
            {entry.author && <>{entry.author}, </>}
            <At at={entry.at} />
          </small>
        </p>
        {(reason || word) && <blockquote class="as-written">{reason || word}</blockquote>}
      </div>
    </li>
  );
}

const At = ({ at }: { at: string }) => (
  <time dateTime={at} title={dayAndTime(at)}>
    {moment(at, now.value)}
  </time>
);
