import { useSignal } from '@preact/signals';
import type { TargetedSubmitEvent } from 'preact';
import { Problem, problemOf } from './problem';

export type Values = Record<string, string>;
export type Errors = Record<string, string>;

export interface Form {
  busy: boolean;
  /** Texts by input name; shown beside the input and in the summary. */
  errors: Errors;
  /** What went wrong as a whole, when no input is to blame. */
  problem: string | undefined;
  /** Counts the refusals, so that a summary moves focus each time. */
  attempt: number;
  onSubmit: (event: TargetedSubmitEvent<HTMLFormElement>) => void;
  /** Show a refusal that came from elsewhere. */
  refuse: (reason: unknown) => void;
  clear: () => void;
}

interface Rules {
  /** What can be said without asking anybody; an empty object lets the form go. */
  check?: (values: Values) => Partial<Record<string, string | undefined>>;
  send: (values: Values) => Promise<unknown>;
}

/** A form: native inputs, our words. Checked when submitted, not while typing. */
export function useForm({ check = () => ({}), send }: Rules): Form {
  const busy = useSignal(false);
  const errors = useSignal<Errors>({});
  const problem = useSignal<string | undefined>(undefined);
  const attempt = useSignal(0);

  function refuse(reason: unknown) {
    const found = problemOf(reason);
    if (!(reason instanceof Problem)) console.error(reason);
    errors.value = found.fields;
    problem.value = Object.keys(found.fields).length ? undefined : found.text;
    attempt.value += 1;
  }

  function clear() {
    errors.value = {};
    problem.value = undefined;
  }

  async function submit(form: HTMLFormElement) {
    const values = valuesOf(form);
    clear();
    errors.value = withoutEmpty(check(values));
    if (Object.keys(errors.value).length) {
      attempt.value += 1;
      return;
    }
    busy.value = true;
    try {
      await send(values);
    } catch (reason) {
      refuse(reason);
    } finally {
      busy.value = false;
    }
  }

  return {
    busy: busy.value,
    errors: errors.value,
    problem: problem.value,
    attempt: attempt.value,
    onSubmit: (event) => {
      event.preventDefault();
      if (!busy.value) void submit(event.currentTarget);
    },
    refuse,
    clear,
  };
}

/** Text inputs lose the blanks around them; passwords are taken as they are. */
function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string') continue;
    const input = form.elements.namedItem(name);
    values[name] = input instanceof HTMLInputElement && input.type === 'password' ? value : value.trim();
  }
  return values;
}

const withoutEmpty = (found: Partial<Record<string, string | undefined>>): Errors =>
  Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => Boolean(entry[1])));
