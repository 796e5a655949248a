import type { ComponentChildren } from 'preact';
import type { Participant, Ticket } from '~/lib/tickets/types';

/** Who else takes part in a ticket, by mail. */
export const Participants = ({ of, tool }: { of: Ticket; tool?: (one: Participant) => ComponentChildren }) => (
  <ul class="participants">
    {of.participants.map((one) => (
      <li key={one.participant_id} class="breakable">
        {one.name}
        {one.name !== one.address && (
          <>
            <br />
            {one.address}
          </>
        )}
        {tool?.(one)}
      </li>
    ))}
  </ul>
);
