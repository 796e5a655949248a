import { Minus, Plus } from 'lucide';
import { t } from '~/lib/i18n';
import { Icon } from './icon';

interface StepperProps {
  /** What is counted, for those who do not see the row. */
  name: string;
  value: number;
  most?: number;
  /** 0 lets the thing be taken out. */
  least?: number;
  onChange: (value: number) => void;
}

/** Minus, a number that can be typed, plus. */
export function QuantityStepper({ name, value, least = 0, most = 9_999, onChange }: StepperProps) {
  const set = (wanted: number) => onChange(Math.min(most, Math.max(least, Math.round(wanted) || least)));
  return (
    <span class="stepper" role="group" aria-label={t('common.quantity_of', { name })}>
      <button type="button" aria-label={t('common.fewer')} disabled={value <= least} onClick={() => set(value - 1)}>
        <Icon of={Minus} size={18} />
      </button>
      <input
        type="text"
        inputMode="numeric"
        pattern="[0-9]*"
        autocomplete="off"
        aria-label={t('common.quantity')}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          set(Number(event.currentTarget.value.replace(/\D/g, '')));
          event.currentTarget.value = String(value); // when the same number is kept, what was typed goes
        }}
      />
      <button type="button" aria-label={t('common.more')} disabled={value >= most} onClick={() => set(value + 1)}>
        <Icon of={Plus} size={18} />
      </button>
    </span>
  );
}
