import { Trash2 } from 'lucide';
import { useRef } from 'preact/hooks';
import { money, rate } from '~/lib/format';
import { t, textOf } from '~/lib/i18n';
import { measured, typed } from '~/lib/quantity';
import { change, isWritten, remove, type QuickRow } from '~/lib/quick-order';
import { locale } from '~/lib/i18n';
import { problemText } from '~/lib/terms';
import { Money } from '~/ui/amounts';
import { Button, IconButton } from '~/ui/button';

interface RowsProps {
  rows: QuickRow[];
  /** A field was left, or Enter was pressed in it: what is new can be looked up. */
  onDone: () => void;
  /** Several lines were pasted into a field. */
  onPaste: (text: string) => void;
}

/** Rows for the keyboard: Enter goes from the item to the quantity, and from there to the next row, which is always there. */
export function QuickRows({ rows, onDone, onPaste }: RowsProps) {
  const list = useRef<HTMLOListElement>(null);

  function next(input: HTMLInputElement) {
    const inputs = [...(list.current?.querySelectorAll('input') ?? [])];
    onDone();
    inputs[inputs.indexOf(input) + 1]?.focus();
  }

  return (
    <ol class="quick-rows" ref={list}>
      {rows.map((row, at) => (
        <li class="quick-row" key={row.key}>
          <Input row={row} at={at} name="item" onNext={next} onDone={onDone} onPaste={onPaste} />
          <Input row={row} at={at} name="amount" onNext={next} onDone={onDone} onPaste={onPaste} />
          <Answer row={row} onChange={(parts) => (change(row.key, parts), onDone())} />
          {isWritten(row) ? (
            <IconButton icon={Trash2} label={t('quick.remove_row', { n: at + 1 })} onClick={() => remove(row.key)} />
          ) : (
            <span />
          )}
        </li>
      ))}
    </ol>
  );
}

interface InputProps extends Pick<RowsProps, 'onDone' | 'onPaste'> {
  row: QuickRow;
  at: number;
  name: 'item' | 'amount';
  onNext: (input: HTMLInputElement) => void;
}

function Input({ row, at, name, onNext, onDone, onPaste }: InputProps) {
  const said = `quick-${row.key}`;
  const wrong = Boolean(row.problem ?? row.found?.problem);
  return (
    <input
      class={`input quick-${name}`}
      type="text"
      value={row[name]}
      maxLength={name === 'item' ? 80 : 20}
      autocomplete="off"
      autocapitalize="characters"
      spellcheck={false}
      placeholder={t(name === 'item' ? 'quick.item_short' : 'quick.amount_short')}
      aria-label={t(name === 'item' ? 'quick.item' : 'quick.amount', { n: at + 1 })}
      aria-describedby={isWritten(row) ? said : undefined}
      aria-invalid={wrong || undefined}
      onInput={(event) => change(row.key, { [name]: event.currentTarget.value })}
      onBlur={onDone}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onNext(event.currentTarget);
      }}
      onPaste={(event) => {
        const text = event.clipboardData?.getData('text') ?? '';
        if (!text.trim().includes('\n')) return;
        event.preventDefault();
        onPaste(text);
      }}
    />
  );
}

interface AnswerProps {
  row: QuickRow;
  onChange: (parts: Parameters<typeof change>[1]) => void;
}

function Answer({ row, onChange }: AnswerProps) {
  const { found, problem } = row;
  return (
    <div class="quick-answer" id={`quick-${row.key}`}>
      {found && (
        <p>
          <span class="row-title">{found.name}</span>
          <span class="meta">
            {found.own && <span>{t('quick.own', { number: found.typed })}</span>}
            <span>
              {measured(found.quantity, found)} × {money({ amount: found.unit_price, currency: found.currency })}
            </span>
            {found.discount_rate > 0 && <span>{t('selling.discount', { rate: rate(found.discount_rate) })}</span>}
            <Money strong of={{ amount: found.net, currency: found.currency }} />
          </span>
        </p>
      )}
      {found?.problem && <Mend row={row} onChange={onChange} />}
      {problem && (
        <div class="line-wrong">
          <p class="line-mark">{whyText(problem)}</p>
          {problem.suggestions.map(({ sku, name }) => (
            <Button small key={sku} onClick={() => onChange({ item: sku })}>
              {t('quick.use', { sku, name })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}

/** What is missing before it can be ordered, and the nearest quantities that can. */
function Mend({ row, onChange }: AnswerProps) {
  const problem = row.found!.problem!;
  const of = { ...problem, name: problem.name ?? '', unit: problem.unit ?? 'piece', decimals: problem.decimals ?? 0 };
  const ways = [problem.below, problem.above].filter((quantity): quantity is number => Boolean(quantity));
  return (
    <div class="line-wrong">
      <p class="line-mark">{problemText({ ...of, by: of.by ?? null, below: of.below ?? null, above: of.above ?? null, left: of.left ?? null })}</p>
      {ways.map((quantity) => (
        <Button small key={quantity} onClick={() => onChange({ amount: typed(quantity, of.decimals, locale()) })}>
          {t('selling.mend', { quantity: measured(quantity, of) })}
        </Button>
      ))}
    </div>
  );
}

/** Why a line did not go in, in a sentence. */
export function whyText({ reason, unit }: { reason: string; unit: string | null }): string {
  const facts = { unit: unit ? textOf(`catalogue.unit.${unit}`, 'catalogue.unit.piece') : '' };
  return textOf(`quick.why_${reason}`, 'quick.why_unreadable', facts);
}
