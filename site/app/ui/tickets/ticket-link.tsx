/** Another ticket by its number, on the same side of the desk. */
export const TicketLink = ({ number, staff }: { number: string; staff: boolean }) => (
  <a class="number" href={staff ? `/app/staff/tickets/${number}` : `/app/tickets/${number}`}>
    {number}
  </a>
);
