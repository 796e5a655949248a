import type { HistoryEntryView, OpenItemView, SettlementView } from '~/gen/api';
import { day, money } from '~/lib/format';
import { t } from '~/lib/i18n';
import { Money } from '~/ui/amounts';
import { Tag } from '~/ui/tag';
import { doerText } from './doer';
import { entryText, itemHref, kindOfNumber, kindText } from './kinds';

interface OpenRowProps {
  item: OpenItemView;
  currency: string;
  /** How much of it the customer has announced a transfer for. */
  announced?: number | undefined;
  hrefOf?: (number: string) => string;
}

/** An invoice that is open, or credit that is left. */
export function OpenRow({ item, currency, announced = 0, hrefOf = itemHref }: OpenRowProps) {
  const late = item.column !== null && item.column !== 'not_due';
  return (
    <li class="row money-row">
      <div>
        <a class="row-link" href={hrefOf(item.number)}>
          {kindText(item.kind)} <span class="number">{item.number}</span>
        </a>
        <p class="meta">
          {item.due ? <span>{t('billing.due_on', { date: day(item.due) })}</span> : <span>{day(item.on)}</span>}
          {item.open !== item.amount && (
            <span>
              {t('billing.of_whole')} <Money of={{ amount: item.amount, currency }} />
            </span>
          )}
          {item.disputed > 0 && <span>{t('billing.disputed')}</span>}
          {announced > 0 && <span>{t('money.part_announced', { amount: money({ amount: announced, currency }) })}</span>}
        </p>
      </div>
      {late && <Tag tone="bad">{t('billing.overdue')}</Tag>}
      <Money strong of={{ amount: item.open, currency }} />
    </li>
  );
}

interface EntryRowProps {
  entry: HistoryEntryView;
  currency: string;
  hrefOf?: (number: string) => string;
}

/** An entry of the ledger, who posted it, and why. */
export function EntryRow({ entry, currency, hrefOf = itemHref }: EntryRowProps) {
  return (
    <li class="row money-row">
      <div>
        <a class="row-link" href={hrefOf(entry.number)}>
          {entryText(entry)} <span class="number">{entry.number}</span>
        </a>
        <p class="meta">
          <span>{day(entry.at)}</span>
          <span>{doerText(entry.by)}</span>
          {entry.effect === 0 && <Money of={{ amount: entry.amount, currency }} />}
          {entry.against && (
            <span>
              {entry.kind === 'correction' ? kindText(kindOfNumber(entry.against)) : t('billing.from')}{' '}
              <span class="number">{entry.against}</span>
            </span>
          )}
          {entry.reason && <span class="as-written">{entry.reason}</span>}
        </p>
      </div>
      {entry.effect !== 0 && <Money strong of={{ amount: entry.effect, currency }} />}
    </li>
  );
}

/** What settles an invoice, or where a payment went. */
export function SettlementRow({ of, currency }: { of: SettlementView; currency: string }) {
  return (
    <li class="row money-row">
      <div>
        {of.other ? (
          <a class="row-link" href={itemHref(of.other)}>
            {kindText(kindOfNumber(of.other))} <span class="number">{of.other}</span>
          </a>
        ) : (
          <span class="row-title">{kindText(of.kind)}</span>
        )}
        <p class="meta">
          <span>{day(of.on)}</span>
        </p>
      </div>
      <Money strong of={{ amount: of.amount, currency }} />
    </li>
  );
}
