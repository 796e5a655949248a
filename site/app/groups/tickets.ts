/** What customers ask, and what has become of it. */
export { default as NewTicket } from '~/pages/new-ticket';
export { default as Ticket } from '~/pages/ticket';
export { default as Tickets } from '~/pages/tickets';
