import type { ReturnHeader } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Tag, type Tone } from '~/ui/tag';

type State = ReturnHeader['state'];

const TONES: Record<State, Tone> = {
  requested: 'info',
  approved: 'warn',
  declined: 'bad',
  sent: 'info',
  received: 'info',
  inspected: 'info',
  in_repair: 'info',
  sent_back: 'warn',
  settled: 'ok',
  cancelled: 'plain',
  expired: 'plain',
};

export const ReturnTag = ({ state }: { state: State }) => <Tag tone={TONES[state]}>{t(`returns.state_${state}`)}</Tag>;

/** A return as one line of a list. */
export const ReturnRow = ({ of }: { of: ReturnHeader }) => (
  <li class="row order-row">
    <div class="order-row-words">
      <a class="row-link" href={`/app/returns/${of.number}`}>
        {of.summary}
      </a>
      <p class="meta">
        <span class="number">{of.number}</span>
        <span>{t('orders.line_count', { n: of.line_count })}</span>
        <span>{day(of.requested_at)}</span>
      </p>
    </div>
    <span class="order-status">
      <ReturnTag state={of.state} />
    </span>
  </li>
);
