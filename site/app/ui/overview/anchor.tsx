import type { MoneyView, OverviewView } from '~/gen/api';
import { day, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { ButtonLink } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { promised, type Coming } from './promised';

const MOST = 4;

/** The dark panel: what is owed, else what we have promised next. For somebody new: where to begin. */
export function Anchor({ overview }: { overview: OverviewView }) {
  const coming = promised(overview);
  const owes = overview.money && overview.money.balance > 0 ? overview.money : undefined;
  const [next, ...later] = coming;
  return (
    <section class="anchor board-next" aria-labelledby="anchor">
      {owes ? <ToPay of={owes} /> : next ? <Next coming={next} /> : <Begin />}
      <Promises of={(owes ? coming : later).slice(0, MOST - 1)} />
      <p class="anchor-actions">
        {owes ? (
          <>
            <ButtonLink look="accent" href="/app/money">
              {t('mine.see_money')}
            </ButtonLink>
            <Ghost href="/app/catalogue" text={t('overview.order')} />
          </>
        ) : (
          <>
            <ButtonLink look="accent" href="/app/catalogue">
              {t('overview.order')}
            </ButtonLink>
            <Ghost href="/app/tickets/new" text={t('overview.ask')} />
          </>
        )}
      </p>
    </section>
  );
}

/** What is owed, and when the next part of it was or is to be paid. */
function ToPay({ of }: { of: MoneyView }) {
  const shown = (amount: number) => money({ amount, currency: of.currency });
  const late = of.next_due !== null && of.overdue > 0;
  const when = of.next_due ? day(of.next_due, now.value) : '';
  const part = { amount: shown(of.next_amount), when };
  const all = of.next_amount === of.balance;
  return (
    <>
      <h2 id="anchor">{t('mine.to_pay')}</h2>
      <p class="anchor-big">{shown(of.balance)}</p>
      {of.next_due && (
        <p class={late ? 'anchor-late' : 'anchor-quiet'}>
          {all && !late ? t('billing.due_on', { date: when }) : t(late ? 'mine.next_was_due' : 'mine.next_due', part)}
        </p>
      )}
    </>
  );
}

const Next = ({ coming }: { coming: Coming }) => (
  <>
    <h2 id="anchor">{t('overview.coming_up')}</h2>
    <p class="anchor-big">{coming.what}</p>
    <p class="anchor-quiet">
      {coming.left && <>{coming.left} · </>}
      <a href={coming.href}>{coming.about}</a>
    </p>
  </>
);

const Begin = () => (
  <>
    <h2 id="anchor">{t('overview.begin')}</h2>
    <p class="anchor-big">{t('overview.begin_lead')}</p>
  </>
);

const Promises = ({ of }: { of: Coming[] }) =>
  of.length > 0 && (
    <ul class="anchor-list">
      {of.map((coming) => (
        <li key={coming.href}>
          <Icon of={coming.icon} size={18} />
          <span>
            {coming.what} · <a href={coming.href}>{coming.about}</a>
          </span>
        </li>
      ))}
    </ul>
  );

const Ghost = ({ href, text }: { href: string; text: string }) => (
  <a class="button button-ghost" href={href}>
    {text}
  </a>
);
