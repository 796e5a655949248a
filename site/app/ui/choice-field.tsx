import type { Form } from '~/lib/form';
import { FieldError } from './field';
import { Icon, type IconNode } from './icon';

export interface Choice {
  value: string;
  label: string;
  hint?: string;
  icon?: IconNode;
}

interface ChoiceProps {
  form: Form;
  name: string;
  legend: string;
  hint?: string;
  choices: Choice[];
  value?: string | undefined;
  /** Beside each other where there is room. */
  inline?: boolean;
  onChange?: (value: string) => void;
}

/** One of a few, all of them in sight: radio buttons as cards. */
export function ChoiceField({ form, name, legend, hint, choices, value, inline, onChange }: ChoiceProps) {
  const error = form.errors[name];
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <fieldset class={error ? 'field field-wrong' : 'field'} aria-describedby={described || undefined}>
      <legend>{legend}</legend>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={`${name}-error`} text={error} />}
      <div class={inline ? 'choices choices-inline' : 'choices'}>
        {choices.map((choice, at) => (
          <label class="choice" key={choice.value}>
            <input
              type="radio"
              id={at === 0 ? name : undefined}
              name={name}
              value={choice.value}
              defaultChecked={choice.value === value}
              onChange={(event) => onChange?.(event.currentTarget.value)}
            />
            {choice.icon && <Icon of={choice.icon} />}
            <span>
              <span class="choice-label">{choice.label}</span>
              {choice.hint && <span class="choice-hint">{choice.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
