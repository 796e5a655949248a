import { Copy } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { AnnouncementView } from '~/gen/api';
import { day, money } from '~/lib/format';
import { focusOn } from '~/lib/focus';
import { t } from '~/lib/i18n';
import { grouped } from '~/lib/money/transfers';
import type { Pages } from '~/lib/pages';
import { useTitle } from '~/lib/title';
import { Money } from '~/ui/amounts';
import { Button } from '~/ui/button';
import { Card } from '~/ui/card';
import { Pager } from '~/ui/pager';
import { say } from '~/ui/toast';
import { itemHref } from './kinds';

const HEADING = 'announced';

/** It is announced: what to do now at the bank, with the reference to copy. */
export function Announced({ of }: { of: AnnouncementView }) {
  useTitle(t('money.announced'));
  useEffect(() => focusOn(HEADING), []);
  return (
    <section class="anchor submitted announced" aria-labelledby={HEADING}>
      <h1 id={HEADING} tabIndex={-1}>
        {t('money.announced')}
      </h1>
      <p class="anchor-big number">{grouped(of.reference)}</p>
      <p class="anchor-quiet">{t('money.announced_lead')}</p>
      <dl>
        <dt>{t('billing.amount')}</dt>
        <dd>{money({ amount: of.amount, currency: of.currency })}</dd>
        <dt>{t('money.leaves_on')}</dt>
        <dd>{day(of.on)}</dd>
        <dt>{t('money.for')}</dt>
        {of.split.map(({ number, amount }) => (
          <dd key={number}>
            <a href={itemHref(number)}>{number}</a> {money({ amount, currency: of.currency })}
          </dd>
        ))}
      </dl>
      <p class="anchor-actions">
        <Button look="accent" icon={Copy} onClick={() => void copy(of.reference)}>
          {t('money.copy')}
        </Button>
        <a class="button button-ghost" href="/app/money">
          {t('money.to_money')}
        </a>
      </p>
    </section>
  );
}

async function copy(reference: string): Promise<void> {
  await navigator.clipboard.writeText(reference);
  say(t('money.copied'));
}

interface TransfersProps {
  pages: Pages<AnnouncementView>;
  today: string;
  hrefOf?: (number: string) => string;
}

/** What is on its way, with the reference that each transfer must bear. Nothing is shown when nothing is. */
export function TransfersCard({ pages, today, hrefOf = itemHref }: TransfersProps) {
  if (!pages.items.length) return null;
  return (
    <Card flush title={t('money.transfers')}>
      <ul class="rows">
        {pages.items.map((one) => (
          <li class="row money-row" key={one.number}>
            <div>
              <span class="row-title number">{grouped(one.reference)}</span>
              <p class="meta">
                <span>{t(one.on < today ? 'money.transfer_left' : 'money.transfer_leaves', { date: day(one.on) })}</span>
                {one.split.map(({ number, amount }) => (
                  <span key={number}>
                    <a href={hrefOf(number)}>{number}</a> <Money of={{ amount, currency: one.currency }} />
                  </span>
                ))}
              </p>
            </div>
            <Money strong of={{ amount: one.amount, currency: one.currency }} />
          </li>
        ))}
      </ul>
      <Pager pages={pages} />
    </Card>
  );
}
