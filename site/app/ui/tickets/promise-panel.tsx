import type { PromisesView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { firstReply, priorityOf, severitiesOf, urgenciesOf } from '~/lib/tickets/promises';
import { priorityWord } from '~/lib/tickets/words';
import { answeredWithin, openingHours } from '~/lib/work-time';
import { Ring } from '~/ui/promise-clock';

interface PanelProps {
  promises: PromisesView | undefined;
  severity: string | undefined;
  urgency: string | undefined;
}

/**
 * What the two answers mean: the priority, and within how much of our working time we answer. A date is not shown here;
 * the API says it when it has the ticket.
 */
export function PromisePanel({ promises, severity, urgency }: PanelProps) {
  const priority = promises && priorityOf(promises, severity, urgency);
  return (
    <section class="anchor standing promise-panel" aria-labelledby="our-promise">
      <h2 id="our-promise">
        <Ring share={priority ? 1 : 0.04} size={20} />
        {t('tickets.our_promise')}
      </h2>
      <div role="status">
        <p class="anchor-big">
          {promises && priority ? answeredWithin(firstReply(promises, priority), promises) : t('tickets.promise_open')}
        </p>
        {priority && <p class="anchor-quiet">{t('tickets.gives_priority', { priority: priorityWord(priority) })}</p>}
      </div>
      {promises && <Hours promises={promises} />}
      {promises && <Published promises={promises} severity={severity} urgency={urgency} />}
    </section>
  );
}

function Hours({ promises }: { promises: PromisesView }) {
  const { lines, clock } = openingHours(promises);
  return (
    <div class="panel-hours">
      <p>{t('tickets.opening_hours')}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {clock && <p>{clock}</p>}
    </div>
  );
}

/** The table that anybody may read. */
function Published({ promises, severity, urgency }: PanelProps & { promises: PromisesView }) {
  const urgencies = urgenciesOf(promises);
  return (
    <details>
      <summary>{t('tickets.how_priority')}</summary>
      <ul class="panel-targets">
        {promises.targets.map((target) => (
          <li key={target.priority}>
            <strong>{priorityWord(target.priority)}</strong> {answeredWithin(target.first_reply, promises)}
          </li>
        ))}
      </ul>
      {severitiesOf(promises).map((row) => (
        <dl class="panel-row" key={row}>
          <dt>{t(`tickets.severity_${row}`)}</dt>
          {urgencies.map((column) => (
            <dd key={column} class={row === severity && column === urgency ? 'panel-chosen' : undefined}>
              {t(`tickets.urgency_${column}`)}: <strong>{priorityOf(promises, row, column)?.toUpperCase()}</strong>
            </dd>
          ))}
        </dl>
      ))}
    </details>
  );
}
