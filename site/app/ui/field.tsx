import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { CircleAlert } from 'lucide';
import type { Form } from '~/lib/form';
import { t } from '~/lib/i18n';
import { Icon } from './icon';

export interface FieldProps {
  form: Form;
  name: string;
  label: string;
  hint?: string;
  optional?: boolean;
}

/** What ties an input to its label, hint and error. The input's id is its name: summaries link to it. */
export function describe({ form, name, hint }: FieldProps) {
  const wrong = form.errors[name] !== undefined;
  const described = [hint && `${name}-hint`, wrong && `${name}-error`].filter(Boolean).join(' ');
  return { id: name, name, 'aria-invalid': wrong || undefined, 'aria-describedby': described || undefined };
}

/** Label above, hint below it, then the error, then the input: what is read before is needed before. */
export function Field({ children, ...props }: FieldProps & { children: ComponentChildren }) {
  const { form, name, label, hint, optional } = props;
  const error = form.errors[name];
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label for={name}>
        {label}
        {optional && <span class="optional"> {t('common.optional')}</span>}
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${name}-error`} text={error} />}
      {children}
    </div>
  );
}

export const FieldError = ({ id, text }: { id: string; text: string }) => (
  <p class="field-error" id={id}>
    <Icon of={CircleAlert} size={16} />
    <span>{text}</span>
  </p>
);

interface TextProps extends FieldProps {
  type?: 'text' | 'email' | 'tel' | 'search' | 'date' | 'datetime-local';
  value?: string | undefined;
  autocomplete?: string;
  inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'decimal';
  maxLength?: number;
  onInput?: (value: string) => void;
}

export function TextField(props: TextProps) {
  const { type = 'text', value, autocomplete, inputMode, maxLength, onInput } = props;
  return (
    <Field {...props}>
      <input
        {...describe(props)}
        class="input"
        type={type as 'text'}
        defaultValue={value}
        autocomplete={autocomplete as 'on'}
        inputMode={inputMode}
        maxLength={maxLength}
        autocapitalize={type === 'email' ? 'none' : undefined}
        spellcheck={type === 'email' ? false : undefined}
        required={!props.optional}
        onInput={(event: TargetedInputEvent<HTMLInputElement>) => onInput?.(event.currentTarget.value)}
      />
    </Field>
  );
}

interface AreaProps extends FieldProps {
  value?: string | undefined;
  rows?: number;
  maxLength?: number;
  onInput?: (value: string) => void;
}

export function TextArea(props: AreaProps) {
  const { value, rows = 6, maxLength, onInput } = props;
  return (
    <Field {...props}>
      <textarea
        {...describe(props)}
        class="input"
        rows={rows}
        defaultValue={value}
        maxLength={maxLength}
        required={!props.optional}
        onInput={(event: TargetedInputEvent<HTMLTextAreaElement>) => onInput?.(event.currentTarget.value)}
      />
    </Field>
  );
}
