import type { PlanView } from '~/gen/api';
import { day, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Money } from '~/ui/amounts';
import { Tag, type Tone } from '~/ui/tag';

const TONES: Record<PlanView['state'], Tone> = { asked: 'info', agreed: 'ok', declined: 'bad' };

/** A request to pay in parts: its days and amounts, and what was answered. */
export const PlanShown = ({ plan: { state, amount, currency, schedule, message, reason } }: { plan: PlanView }) => (
  <div>
    <p>
      <Tag tone={TONES[state]}>{t(`later.plan_${state}`)}</Tag>{' '}
      {t('later.plan_of', { n: schedule.length, amount: money({ amount, currency }) })}
    </p>
    <dl class="facts plan">
      {state !== 'declined' &&
        schedule.map((part) => [
          <dt key={`${part.on}-on`}>{day(part.on)}</dt>,
          <dd key={part.on}>
            <Money of={{ amount: part.amount, currency }} />
          </dd>,
        ])}
      {message && <dt>{t('later.written')}</dt>}
      {message && <dd class="as-written">{message}</dd>}
      {reason && <dt>{t('later.answered')}</dt>}
      {reason && <dd class="as-written">{reason}</dd>}
    </dl>
  </div>
);
