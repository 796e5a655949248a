// What a form can see for itself. The server checks everything again; this saves the wait.
import { t } from './i18n';

export const required = (value: string | undefined): string | undefined => (value ? undefined : t('common.field_required'));

export function email(value: string | undefined): string | undefined {
  if (!value) return t('common.field_required');
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : t('common.field_email');
}

/** The user pool's rules, in the order in which they are shown. */
export const PASSWORD_RULES = [
  { key: 'accounts.password_rule_length', holds: (text: string) => text.length >= 12 },
  { key: 'accounts.password_rule_lower', holds: (text: string) => /\p{Ll}/u.test(text) },
  { key: 'accounts.password_rule_upper', holds: (text: string) => /\p{Lu}/u.test(text) },
  { key: 'accounts.password_rule_digit', holds: (text: string) => /\d/.test(text) },
] as const;

export function newPassword(value: string | undefined): string | undefined {
  if (!value) return t('common.field_required');
  return PASSWORD_RULES.every((rule) => rule.holds(value)) ? undefined : t('accounts.password_too_weak');
}

export const sixDigits = (value: string | undefined): string | undefined =>
  /^\d{6}$/.test(digitsOf(value)) ? undefined : t('accounts.code_six_digits');

/** Codes are pasted with blanks and dashes; those are not a mistake. */
export const digitsOf = (value: string | undefined): string => (value ?? '').replace(/[\s-]/g, '');
