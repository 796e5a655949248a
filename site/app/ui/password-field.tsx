import { useSignal } from '@preact/signals';
import { Check, Circle, Eye, EyeOff } from 'lucide';
import type { TargetedInputEvent } from 'preact';
import { PASSWORD_RULES } from '~/lib/checks';
import { t } from '~/lib/i18n';
import { describe, Field, type FieldProps } from './field';
import { Icon } from './icon';

interface PasswordProps extends FieldProps {
  /** A password to be chosen: its rules are shown and ticked off while typing. */
  fresh?: boolean;
}

export function PasswordField({ fresh = false, ...props }: PasswordProps) {
  const visible = useSignal(false);
  const typed = useSignal('');
  const described = describe(props);
  const rules = fresh ? `${props.name}-rules` : '';
  return (
    <Field {...props}>
      <span class="with-button">
        <input
          {...described}
          class="input"
          type={(visible.value ? 'text' : 'password') as 'text'}
          autocomplete={fresh ? 'new-password' : 'current-password'}
          autocapitalize="none"
          spellcheck={false}
          required
          aria-describedby={[described['aria-describedby'], rules].filter(Boolean).join(' ') || undefined}
          onInput={(event: TargetedInputEvent<HTMLInputElement>) => (typed.value = event.currentTarget.value)}
        />
        <button
          class="icon-button"
          type="button"
          aria-pressed={visible.value}
          aria-label={t('accounts.show_password')}
          title={t(visible.value ? 'accounts.hide_password' : 'accounts.show_password')}
          onClick={() => (visible.value = !visible.value)}
        >
          <Icon of={visible.value ? EyeOff : Eye} />
        </button>
      </span>
      {fresh && <Rules id={rules} typed={typed.value} />}
    </Field>
  );
}

function Rules({ id, typed }: { id: string; typed: string }) {
  return (
    <ul class="rules" id={id}>
      {PASSWORD_RULES.map(({ key, holds }) => (
        <li key={key} class={holds(typed) ? 'holds' : undefined}>
          <Icon of={holds(typed) ? Check : Circle} size={16} />
          <span>
            {t(key)}
            {holds(typed) && <span class="unseen">, {t('accounts.password_rule_met')}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
