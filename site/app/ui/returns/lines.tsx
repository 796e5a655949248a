import type { ReturnLineView, ReturnReviewView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { measured } from '~/lib/quantity';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';

type Reviewed = ReturnReviewView['lines'][number];
type Sum = ReturnReviewView['worth'][number];

interface LinesProps {
  lines: (Reviewed | ReturnLineView)[];
  /** What it brings, or has brought. */
  sums: Sum[];
  sumText: string;
  staff?: boolean;
}

/** What comes back, from which order, why; and once it has come, what became of it. */
export const ReturnLines = ({ lines, sums, sumText, staff = false }: LinesProps) => (
  <Card flush title={t('returns.what')}>
    <ul class="rows">
      {lines.map((line) => (
        <li class="row return-line" key={`${line.order}/${line.sku}`}>
          <div>
            <span class="row-title">{line.name}</span>
            <p class="meta">
              <span>{line.sku}</span>
              <a href={`${staff ? '/app/staff/orders' : '/app/orders'}/${line.order}`}>{t('orders.order_number', { number: line.order })}</a>
              <span>{t(`returns.reason_${line.reason}`)}</span>
            </p>
            {line.instead && <p class="meta">{t('settlement.for', { name: line.instead.name })}</p>}
            {line.note && <p class="as-written">{line.note}</p>}
            {'counted' in line && <Became line={line} />}
          </div>
          <span class="return-quantity">{measured(line.quantity, line)}</span>
        </li>
      ))}
    </ul>
    {sums.length > 0 && (
      <dl class="totals">
        {sums.map((sum) => (
          <div class="total" key={sum.currency}>
            <dt>{sumText}</dt>
            <dd>
              <Money of={sum} />
            </dd>
          </div>
        ))}
      </dl>
    )}
  </Card>
);

const STEPS = ['counted', 'refused', 'repaired', 'settled'] as const;

function Became({ line }: { line: ReturnLineView }) {
  const steps = STEPS.filter((step) => (line[step] ?? 0) > 0);
  if (!steps.length) return null;
  return (
    <>
      <ul class="meta">
        {steps.map((step) => (
          <li key={step}>{t(`returns.part_${step}`, { quantity: measured(line[step] ?? 0, line) })}</li>
        ))}
      </ul>
      {line.condition === 'worse' && line.why && <p class="as-written">{t('returns.worse', { why: line.why })}</p>}
    </>
  );
}
