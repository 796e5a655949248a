import { MessageSquare, Truck } from 'lucide';
import type { OverviewView } from '~/gen/api';
import { day, distance, moment } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { isRoute } from '~/routes';
import { ButtonLink } from '~/ui/button';
import { Icon, type IconNode } from '~/ui/icon';
import { isAwaited, isPast } from '~/ui/shop/order-status';

interface Coming {
  /** Sorts: a day counts to its end. */
  at: string;
  /** "Answer by Tue 14:00". */
  what: string;
  about: string;
  href: string;
  icon: IconNode;
  left: string | undefined;
}

const MOST = 4;

/** The dark panel: what we have promised, the nearest first. For somebody new: where to begin. */
export function ComingUp({ overview }: { overview: OverviewView }) {
  const [next, ...later] = promised(overview).slice(0, MOST);
  return (
    <section class="anchor board-next" aria-labelledby="coming-up">
      <h2 id="coming-up">{t(next ? 'overview.coming_up' : 'overview.begin')}</h2>
      {next ? (
        <>
          <p class="anchor-big">{next.what}</p>
          <p class="anchor-quiet">
            {next.left && <>{next.left} · </>}
            <a href={next.href}>{next.about}</a>
          </p>
        </>
      ) : (
        <p class="anchor-big">{t('overview.begin_lead')}</p>
      )}
      {later.length > 0 && (
        <ul class="anchor-list">
          {later.map((coming) => (
            <li key={coming.href}>
              <Icon of={coming.icon} size={18} />
              <span>
                {coming.what} · <a href={coming.href}>{coming.about}</a>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="anchor-actions">
        <ButtonLink look="accent" href="/app/catalogue">
          {t('overview.order')}
        </ButtonLink>
        {isRoute('/app/tickets/new') && (
          <a class="button button-ghost" href="/app/tickets/new">
            {t('overview.ask')}
          </a>
        )}
      </p>
    </section>
  );
}

function promised({ orders, tickets }: OverviewView): Coming[] {
  const answers = tickets.flatMap((ticket): Coming[] => {
    const due = ticket.promise_due_at;
    if (!due || ticket.who_acts_next !== 'us') return [];
    const late = Date.parse(due) < now.value.getTime();
    return [
      {
        at: due,
        what: t(late ? 'overview.answer_late' : 'overview.answer_by', { when: moment(due, now.value) }),
        about: ticket.subject,
        href: `/app/tickets/${ticket.number}`,
        icon: MessageSquare,
        left: distance(due, now.value),
      },
    ];
  });
  const arrivals = orders
    .filter((order) => isAwaited(order) && !isPast(order.promised_on))
    .map((order): Coming => ({
      at: `${order.promised_on}T23:59:59Z`,
      what: t('overview.arrives_by', { when: day(order.promised_on) }),
      about: order.summary,
      href: `/app/orders/${order.number}`,
      icon: Truck,
      left: undefined,
    }));
  return [...answers, ...arrivals].sort((a, b) => a.at.localeCompare(b.at));
}
