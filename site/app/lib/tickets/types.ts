import type { TicketChange, TicketFacts, TicketView } from '~/gen/api';

export type { Priority, Severity, State, Urgency } from '~/gen/api';
export type Change = TicketChange;
export type Ticket = TicketFacts;
export type View = TicketView;
export type Entry = TicketView['entries'][number];
export type Participant = TicketFacts['participants'][number];
export type Kind = TicketFacts['kind'];
export type Move = TicketFacts['allowed'][number];
