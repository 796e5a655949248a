import { CircleCheckBig, Hourglass } from 'lucide';
import { showOrder, type OrderView } from '~/gen/api';
import { useHeading } from '~/lib/arrival';
import { moment, weekday } from '~/lib/format';
import { rich, t } from '~/lib/i18n';
import { useMe } from '~/lib/me';
import { now } from '~/lib/now';
import { opensAt } from '~/lib/orders/standing';
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
  const { total, currency } = order.document;
  const { approval } = order;
  const heading = useHeading();
  const title = t(approval ? 'approving.submitted' : 'orders.submitted');
  useTitle(title);
  return (
    <section class="anchor submitted">
      <Icon of={approval ? Hourglass : CircleCheckBig} size={40} />
      <h1 ref={heading}>{title}</h1>
      <p class="anchor-big">{order.number}</p>
      <dl>
        <dt>{t('orders.total')}</dt>
        <dd>
          <Money of={{ amount: total, currency }} />
        </dd>
        <dt>{t(approval ? 'approving.answer' : 'orders.arrives')}</dt>
        <dd>
          {approval
            ? t('approving.answer_by', { when: moment(approval.answer_by, now.value) })
            : t('orders.by_day', { date: weekday(order.promised_on) })}
        </dd>
      </dl>
      <Next order={order} />
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

/** What happens next: at once, when the vendor opens, or once they have decided. */
function Next({ order }: { order: OrderView }) {
  const email = <strong class="breakable">{useMe().data?.email ?? ''}</strong>;
  const { approval, document } = order;
  const opens = opensAt(order);
  if (approval) {
    const missing = <Money of={{ amount: approval.missing, currency: document.currency }} />;
    return <p class="anchor-quiet">{rich('approving.submitted_lead', { missing, email })}</p>;
  }
  return (
    <>
      <p class="anchor-quiet">{rich('orders.submitted_lead', { email })}</p>
      {opens && <p class="anchor-quiet">{t('approving.opens', { when: opens })}</p>}
    </>
  );
}
