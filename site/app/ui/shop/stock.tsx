import type { StockView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { Tag, type Tone } from '~/ui/tag';

const TONES: Record<StockView['state'], Tone> = { in_stock: 'ok', low: 'warn', out: 'plain', on_order: 'info' };

export const Stock = ({ of }: { of: StockView }) => (
  <Tag tone={TONES[of.state]}>
    {of.state === 'low' && of.quantity !== null
      ? t('catalogue.stock_low', { n: of.quantity })
      : t(`catalogue.stock_${of.state === 'low' ? 'few' : of.state}`)}
  </Tag>
);
