import type { ProductView, StockView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { Tag, type Tone } from '~/ui/tag';

const TONES: Record<StockView['state'], Tone> = {
  in_stock: 'ok',
  low: 'warn',
  out: 'plain',
  expected: 'info',
  on_order: 'info',
  discontinued: 'plain',
};

/** What there is of a product, in a word. */
export const Stock = ({ of }: { of: Pick<ProductView, 'stock' | 'unit' | 'decimals'> }) => (
  <Tag tone={TONES[of.stock.state]}>{worded(of)}</Tag>
);

function worded({ stock, ...sold }: Pick<ProductView, 'stock' | 'unit' | 'decimals'>): string {
  const { state, quantity, expected_on } = stock;
  switch (state) {
    case 'expected':
      return expected_on ? t('selling.expected', { date: day(expected_on) }) : t('catalogue.stock_out');
    case 'discontinued':
      return t('selling.stock_discontinued');
    case 'low':
      if (quantity === null) return t('catalogue.stock_few');
      return sold.decimals ? t('selling.only_left', { left: measured(quantity, sold) }) : t('catalogue.stock_low', { n: quantity });
    default:
      return t(`catalogue.stock_${state}`);
  }
}
