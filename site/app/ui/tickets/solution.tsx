import { deadline } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import type { Ticket } from '~/lib/tickets/types';
import { workTime } from '~/lib/work-time';

/** What has become of the promise to solve it: by when, why it stands still, whether it was kept. */
export function Solution({ of: { resolution }, staff }: { of: Ticket; staff: boolean }) {
  if (!resolution || resolution.state === 'dropped') return null;
  return (
    <>
      <dt>{t('solution.title')}</dt>
      <dd>{words(resolution, staff)}</dd>
    </>
  );
}

function words({ state, due_at, minutes_left, minutes_late }: NonNullable<Ticket['resolution']>, staff: boolean): string {
  const when = deadline(due_at, now.value);
  if (state === 'broken') return t('solution.late', { when, late: workTime(minutes_late) });
  if (state === 'kept') return t('solution.kept', { when });
  if (state === 'paused') return t(staff ? 'solution.paused_staff' : 'solution.paused', { left: workTime(minutes_left) });
  return `${t('solution.by', { when })}. ${t('solution.left', { left: workTime(minutes_left) })}.`;
}
