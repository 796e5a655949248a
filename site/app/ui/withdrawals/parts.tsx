import type { WithdrawalView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { Tag, type Tone } from '~/ui/tag';

type State = WithdrawalView['state'];

const TONES: Record<State, Tone> = {
  received: 'info',
  to_match: 'info',
  to_check: 'info',
  goods_awaited: 'warn',
  to_settle: 'warn',
  settled: 'ok',
  invalid: 'bad',
};

export const StateTag = ({ state }: { state: State }) => <Tag tone={TONES[state]}>{t(`withdrawal.state_${state}`)}</Tag>;

/** What is withdrawn from: what will not be sent, what is to come back, what did. */
export function WithdrawnLines({ lines }: { lines: WithdrawalView['lines'] }) {
  return (
    <ul class="contents">
      {lines.map((line) => (
        <li key={line.sku}>
          {line.name}
          <span class="meta">
            {line.unsent > 0 && <span>{t('withdrawal.cancelled', { quantity: measured(line.unsent, line) })}</span>}
            {line.back > 0 && <span>{t('withdrawal.back', { quantity: measured(line.back, line) })}</span>}
            {line.came !== null && line.back > 0 && <span>{t('withdrawal.came', { quantity: measured(line.came, line) })}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
