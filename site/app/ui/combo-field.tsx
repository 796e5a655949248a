import { useSignal } from '@preact/signals';
import type { ComponentChildren, TargetedKeyboardEvent } from 'preact';
import { describe, Field, type FieldProps } from '~/ui/field';

interface ComboProps<Hit> extends FieldProps {
  /** Under which name the form has what was written. */
  writtenName: string;
  written: string;
  /** What is offered now; nothing closes the list. */
  hits: Hit[];
  keyOf: (hit: Hit) => string;
  /** What Enter chooses where no arrow has chosen. */
  meant?: Hit | undefined;
  /** Enter is for this field only, also where nothing fits: it sends no form. */
  keepsEnter?: boolean;
  told: ComponentChildren;
  onWrite: (text: string) => void;
  onChoose: (hit: Hit) => void;
  /** The arrow down in a field that offers nothing. */
  onOpen?: () => void;
  onClose: () => void;
  onFocus?: () => void;
  onLeave: () => void;
  /** How a hit looks in the list. */
  row: (hit: Hit) => ComponentChildren;
  /** What stands beside the input. */
  children?: ComponentChildren;
}

/** One of what is found while one writes. The arrows and Enter choose, Escape closes the list. */
export function ComboField<Hit>({ writtenName, written, hits, keyOf, meant, keepsEnter, told, row, children, ...rest }: ComboProps<Hit>) {
  const { onWrite, onChoose, onOpen, onClose, onFocus, onLeave, ...field } = rest;
  const at = useSignal(-1);
  const list = `${field.name}-list`;
  const choose = (hit: Hit) => ((at.value = -1), onChoose(hit));

  function onKey(event: TargetedKeyboardEvent<HTMLInputElement>) {
    if (event.isComposing) return;
    const hit = hits[at.value] ?? meant;
    if (event.key === 'ArrowDown' && hits.length) at.value = (at.value + 1) % hits.length;
    else if (event.key === 'ArrowUp' && hits.length) at.value = at.value > 0 ? at.value - 1 : hits.length - 1;
    else if (event.key === 'ArrowDown' && onOpen) onOpen();
    else if (event.key === 'Escape' && hits.length) onClose();
    else if (event.key === 'Enter' && hit !== undefined) choose(hit);
    else if (event.key !== 'Enter' || !keepsEnter) return;
    event.preventDefault();
  }

  return (
    <Field {...field}>
      <input
        {...describe(field)}
        name={writtenName}
        class="input"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-autocomplete="list"
        aria-controls={list}
        aria-expanded={hits.length > 0}
        aria-activedescendant={hits[at.value] && `${list}-${at.value}`}
        value={written}
        onInput={(event) => ((at.value = -1), onWrite(event.currentTarget.value))}
        onFocus={onFocus}
        onKeyDown={onKey}
        onBlur={onLeave}
      />
      {children}
      <ul class="options" id={list} role="listbox" aria-label={field.label} hidden={!hits.length}>
        {hits.map((hit, n) => (
          <li
            key={keyOf(hit)}
            id={`${list}-${n}`}
            role="option"
            aria-selected={n === at.value}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(hit)}
          >
            {row(hit)}
          </li>
        ))}
      </ul>
      <p class={hits.length ? 'unseen' : 'hint'} role="status">
        {told}
      </p>
    </Field>
  );
}
