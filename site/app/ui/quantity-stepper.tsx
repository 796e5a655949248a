import { Minus, Plus } from 'lucide';
import { locale, t } from '~/lib/i18n';
import { parseQuantity, typed } from '~/lib/quantity';
import { Icon } from './icon';

interface StepperProps {
  /** What is counted, for those who do not see the row. */
  name: string;
  /** In smallest steps, as every quantity. */
  value: number;
  decimals?: number;
  /** How far plus and minus go. */
  step?: number;
  most?: number;
  /** Below it minus takes the thing out, where `least` is 0. */
  minimum?: number;
  least?: number;
  describedBy?: string | undefined;
  onChange: (value: number) => void;
}

/** Minus, a number that can be typed in the reader's own way, plus. What was typed stays, also when it does not fit. */
export function QuantityStepper(props: StepperProps) {
  const { name, value, decimals = 0, step = 1, minimum = step, least = 0, most = 9_999_999, describedBy, onChange } = props;
  const set = (wanted: number) => onChange(Math.min(9_999_999, Math.max(least, wanted)));
  const fewer = () => set(value > minimum ? Math.max(minimum, Math.ceil(value / step - 1) * step) : least);
  const more = () => set(Math.max(minimum, Math.floor(value / step + 1) * step));
  const shown = typed(value, decimals, locale());
  return (
    <span class="stepper" role="group" aria-label={t('common.quantity_of', { name })}>
      <button type="button" aria-label={t('common.fewer')} disabled={value <= Math.max(least, least && minimum)} onClick={fewer}>
        <Icon of={Minus} size={18} />
      </button>
      <input
        type="text"
        inputMode={decimals ? 'decimal' : 'numeric'}
        autocomplete="off"
        aria-label={t('common.quantity')}
        aria-describedby={describedBy}
        value={shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => {
          const wanted = parseQuantity(event.currentTarget.value, decimals);
          if (wanted !== undefined) set(wanted);
          event.currentTarget.value = typed(wanted === undefined ? value : Math.max(least, wanted), decimals, locale());
        }}
      />
      <button type="button" aria-label={t('common.more')} disabled={value >= most} onClick={more}>
        <Icon of={Plus} size={18} />
      </button>
    </span>
  );
}
