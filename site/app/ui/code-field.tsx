import { describe, Field, type FieldProps } from './field';

/** Six digits from a mail or an app: one plain input, so that pasting and the phone's own suggestion work. */
export function CodeField(props: FieldProps) {
  return (
    <Field {...props}>
      <input
        {...describe(props)}
        class="input input-code"
        type="text"
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={12}
        spellcheck={false}
        required
      />
    </Field>
  );
}
