import type { ComponentChildren, TargetedMouseEvent } from 'preact';
import { Icon, type IconNode } from './icon';

interface Look {
  /** `main`: the one thing to do here. `quiet`: anything else. `accent`, `ghost`: the same on the dark panel. `plain`: in a row of text. */
  look?: 'main' | 'quiet' | 'accent' | 'ghost' | 'plain' | 'danger';
  small?: boolean;
  wide?: boolean;
  icon?: IconNode;
  children: ComponentChildren;
}

interface ButtonProps extends Look {
  /** Stays focusable and says so while the work goes on; a second press does nothing. */
  busy?: boolean;
  submit?: boolean;
  disabled?: boolean;
  onClick?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  describedBy?: string;
  label?: string;
  pressed?: boolean;
}

export function Button({ busy = false, submit = false, disabled, onClick, describedBy, label, pressed, ...look }: ButtonProps) {
  return (
    <button
      class={classOf(look)}
      type={submit ? 'submit' : 'button'}
      disabled={disabled}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      aria-describedby={describedBy}
      aria-label={label}
      aria-pressed={pressed}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      <Face {...look} busy={busy} />
    </button>
  );
}

export function ButtonLink({ href, label, ...look }: Look & { href: string; label?: string }) {
  return (
    <a class={classOf(look)} href={href} aria-label={label}>
      <Face {...look} busy={false} />
    </a>
  );
}

function Face({ icon, children, busy, small }: Look & { busy: boolean }) {
  return (
    <>
      {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon of={icon} size={small ? 16 : 18} />}
      <span>{children}</span>
    </>
  );
}

const classOf = ({ look = 'quiet', small, wide }: Look) =>
  ['button', `button-${look}`, small && 'button-small', wide && 'button-wide'].filter(Boolean).join(' ');

/** A square control with an icon alone; `label` is its name. */
export function IconButton({ icon, label, onClick, count }: { icon: IconNode; label: string; onClick: () => void; count?: number }) {
  return (
    <button class="icon-button" type="button" aria-label={label} title={label} onClick={onClick}>
      <Icon of={icon} />
      <Count of={count} />
    </button>
  );
}

export function IconLink({ icon, label, href, count }: { icon: IconNode; label: string; href: string; count?: number }) {
  return (
    <a class="icon-button" href={href} aria-label={label} title={label}>
      <Icon of={icon} />
      <Count of={count} />
    </a>
  );
}

/** The number is part of the label in words; here it is only seen. */
const Count = ({ of = 0 }: { of?: number | undefined }) =>
  of > 0 ? (
    <span class="count" aria-hidden="true">
      {of > 99 ? '99+' : of}
    </span>
  ) : null;
