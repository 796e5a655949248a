import type { BankLineView } from '~/gen/api';
import { day } from '~/lib/format';
import { hasText, t, textOf } from '~/lib/i18n';
import type { Group } from '~/lib/staff/bank';
import { Money } from '~/ui/amounts';
import { walk } from '~/ui/staff/walk';

interface LinesProps {
  lines: BankLineView[];
  group: Group;
}

/** Lines of a bank's file as a table; on a phone each row is a card. A line opens in a dialog. */
export const LineTable = ({ lines, group }: LinesProps) => (
  <table class="queue queue-orders queue-bank" role="table" aria-label={t(`bank.group_${group}`)} onKeyDown={walk}>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader">{t('bank.day')}</th>
        <th role="columnheader">{t('bank.payer')}</th>
        <th role="columnheader">{t(group === 'bad' || group === 'aside' ? 'bank.reason' : 'bank.customer')}</th>
        <th role="columnheader">{t('bank.amount')}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      {lines.map((line) => (
        <Row key={line.place} line={line} group={group} />
      ))}
    </tbody>
  </table>
);

const Row = ({ line, group }: { line: BankLineView; group: Group }) => (
  <tr role="row">
    <td role="cell" class="queue-none">
      {line.on ? day(line.on) : '–'}
    </td>
    <td role="cell" class="queue-subject">
      <a class="row-link" href={`?group=${group}&line=${line.place}`}>
        {line.payer ?? line.text ?? t('bank.nobody')}
      </a>
      <span class="meta">
        {line.payer && line.text && <span>{line.text}</span>}
        <span>{t('bank.line', { line: line.line })}</span>
      </span>
    </td>
    <td role="cell" class="bank-whose">
      <Whose line={line} />
    </td>
    <td role="cell" class="queue-money">
      {line.amount !== null && line.currency ? <Money strong of={{ amount: line.amount, currency: line.currency }} /> : '–'}
    </td>
  </tr>
);

/** Whose it is, and how we know; or why it is nobody's. */
function Whose({ line }: { line: BankLineView }) {
  if (line.group === 'bad' || line.group === 'aside') return <span>{line.note ?? whyText(line.why)}</span>;
  if (!line.account_id) return <span class="queue-none">{t('bank.whose_unknown')}</span>;
  return (
    <>
      <span class="bank-account">{line.account}</span>
      <span class="meta">
        {line.why ? <span class="late">{whyText(line.why)}</span> : line.how && <span>{t(`bank.how_${line.how}`)}</span>}
        {line.splits.length > 0 && <span class="number">{line.splits.map(({ number }) => number).join(', ')}</span>}
      </span>
    </>
  );
}

/** A reason in words: one of a bank line's own, or the refusal that it met when it was to be posted. */
export function whyText(why: string | null): string {
  if (!why) return '';
  return textOf(hasText(`bank.why_${why}`) ? `bank.why_${why}` : `problems.${why}`, 'bank.why_other');
}
