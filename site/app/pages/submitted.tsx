import { CircleCheckBig } from 'lucide';
import { showOrder, type OrderView } from '~/gen/api';
import { useHeading } from '~/lib/arrival';
import { weekday } from '~/lib/format';
import { rich, t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { useQuery } from '~/lib/query';
import type { PageProps } from '~/lib/router';
import { useTitle } from '~/lib/title';
import { Money } from '~/ui/amounts';
import { ButtonLink } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { Loaded } from '~/ui/states';

/** It is done: the number, what it costs, what happens next. */
export default function Submitted({ params: { number = '' } }: PageProps) {
  const query = useQuery(`order:${number}`, () => showOrder(number));
  return <Loaded query={query}>{(order) => <Shown order={order} />}</Loaded>;
}

function Shown({ order }: { order: OrderView }) {
  const email = useMe().data?.email ?? '';
  const { total, currency } = order.document;
  const heading = useHeading();
  useTitle(t('orders.submitted'));
  return (
    <section class="anchor submitted">
      <Icon of={CircleCheckBig} size={40} />
      <h1 ref={heading}>{t('orders.submitted')}</h1>
      <p class="anchor-big">{order.number}</p>
      <dl>
        <dt>{t('orders.total')}</dt>
        <dd>
          <Money of={{ amount: total, currency }} />
        </dd>
        <dt>{t('orders.arrives')}</dt>
        <dd>{t('orders.by_day', { date: weekday(order.promised_on) })}</dd>
      </dl>
      <p class="anchor-quiet">{rich('orders.submitted_lead', { email: <strong class="breakable">{email}</strong> })}</p>
      <p class="anchor-actions">
        <ButtonLink look="accent" href={`/app/orders/${order.number}`}>
          {t('orders.see_order')}
        </ButtonLink>
        <a class="button button-ghost" href="/app/catalogue">
          {t('orders.go_on')}
        </a>
      </p>
    </section>
  );
}
