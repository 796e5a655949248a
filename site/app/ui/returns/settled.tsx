import type { ReturnView } from '~/gen/api';
import { day } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';
import { toneOf } from '~/ui/money/refund-tones';
import { Tag } from '~/ui/tag';

type Refund = ReturnView['refunds'][number];

interface SettledProps {
  of: ReturnView;
  href: string;
  hrefText: string;
  orderHref: string;
}

/** What the customer gets for it, and how far that has come. `href` leads to where its money is seen. */
export const SettledCard = ({ of, href, hrefText, orderHref }: SettledProps) => (
  <Card flush={of.refunds.length > 0} title={t('settlement.title')} action={of.refunds.length > 0 && <a href={href}>{hrefText}</a>}>
    {of.refunds.length > 0 ? (
      <ul class="rows">
        {of.refunds.map((one) => (
          <RefundRow key={one.number} of={one} />
        ))}
      </ul>
    ) : (
      <>
        <p>{t(`settlement.way_${of.settlement}`)}</p>
        {of.new_orders.map((number) => (
          <a key={number} href={`${orderHref}/${number}`}>
            {t('settlement.new_order', { number })}
          </a>
        ))}
        {of.sent_back_by && <p class="breakable">{t('settlement.sent_back_by', { how: of.sent_back_by })}</p>}
      </>
    )}
  </Card>
);

const RefundRow = ({ of }: { of: Refund }) => (
  <li class="row money-row refund">
    <Tag tone={toneOf(of.state)}>{t(`refunds.state_${of.state}`)}</Tag>
    <Money strong of={{ amount: of.amount, currency: of.currency }} />
    <div>
      <p class="meta">
        <span>{t('settlement.way_refund')}</span>
        {of.due_on && (of.state === 'approved' || of.state === 'sent') && <span>{t(`refunds.by_${of.state}`, { date: day(of.due_on) })}</span>}
      </p>
      {of.reason && <p class="said as-written">{of.reason}</p>}
    </div>
  </li>
);
