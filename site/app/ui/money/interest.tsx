import type { InterestView } from '~/gen/api';
import { day, money, rate } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Money } from '~/ui/amounts';
import { Card } from '~/ui/card';

/** How interest came about: what was paid late, by how much, at which rate, and on what grounds. */
export const InterestCard = ({ of, currency }: { of: InterestView; currency: string }) => (
  <Card flush title={t('interest.title')}>
    <ul class="rows">
      {of.parts.map((one, at) => (
        <li class="row money-row" key={at}>
          <span>{t('interest.part', { n: one.days, amount: money({ amount: one.amount, currency }), date: day(one.paid) })}</span>
          <Money strong of={{ amount: one.interest, currency }} />
        </li>
      ))}
    </ul>
    <dl class="totals">
      <dt>{t('interest.rate')}</dt>
      <dd>{rate(of.rate)}</dd>
    </dl>
    <p class="quiet">{t('interest.law')}</p>
  </Card>
);
