import { CornerDownRight } from 'lucide';
import { t } from '~/lib/i18n';
import type { Ticket } from '~/lib/tickets/types';
import { ButtonLink } from '~/ui/button';

/** The way to the ticket in which a merged one goes on. */
export function Continues({ ticket: { continues_in: number }, staff }: { ticket: Ticket; staff: boolean }) {
  if (!number) return null;
  return (
    <ButtonLink look="accent" icon={CornerDownRight} href={staff ? `/app/staff/tickets/${number}` : `/app/tickets/${number}`}>
      {t('merging.go_there', { number })}
    </ButtonLink>
  );
}
