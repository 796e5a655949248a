import { day, deadline } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { STATES, wordsFor } from '~/lib/tickets/causes';
import type { Ticket } from '~/lib/tickets/types';
import { Card } from '~/ui/card';

/** How far we are with what led to the ticket, and what we said of it last. */
export function Cause({ of: { cause, cause_promise } }: { of: Ticket }) {
  if (!cause) return null;
  return (
    <Card title={t('causes.title')}>
      <div class="complaint">
        <ol class="cause-steps">
          {STATES.map((state) => (
            <li key={state} aria-current={state === cause.state ? 'step' : undefined} class={reached(state, cause.state)}>
              {t(`causes.state_${state}`)}
              {state === cause.state && <small>{t('causes.since', { date: day(cause.since, now.value) })}</small>}
            </li>
          ))}
        </ol>
        <p class="as-written">{wordsFor(cause)}</p>
        <CausePromise of={cause_promise} />
        {cause.state !== 'prevented' && <p class="hint">{t('causes.way')}</p>}
      </div>
    </Card>
  );
}

/** What has become of our promise to find it. */
export function CausePromise({ of }: { of: Ticket['cause_promise'] }) {
  if (!of || of.state === 'dropped') return null;
  const late = of.state === 'broken';
  const word = of.stopped_at ? (late ? 'found_late' : 'kept') : late ? 'late' : 'by';
  return <p>{t(`cause_promise.${word}`, { when: deadline(of.due_at, now.value) })}</p>;
}

const reached = (state: (typeof STATES)[number], now: (typeof STATES)[number]): string | undefined =>
  STATES.indexOf(state) < STATES.indexOf(now) ? 'passed' : undefined;
