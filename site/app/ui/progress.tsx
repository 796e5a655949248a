import type { ComponentChildren } from 'preact';
import { t } from '~/lib/i18n';

interface ProgressProps {
  /** How many steps there are, and how many of them are done: 0 to `of`. */
  of: number;
  done: number;
  /** The name of the step that we are at. */
  name: string;
  /** Said after the name: "arrives 23 November". */
  children?: ComponentChildren;
  stopped?: boolean;
}

/** How far along, as bars, with the step's name under them. */
export function Progress({ of, done, name, children, stopped = false }: ProgressProps) {
  return (
    <div class={stopped ? 'progress progress-stopped' : 'progress'}>
      <div class="progress-bars" role="img" aria-label={t('common.step_of', { step: done, of, name })}>
        {Array.from({ length: of }, (_, at) => (
          <i key={at} class={at < done ? 'on' : undefined} />
        ))}
      </div>
      <p>
        <strong>{name}</strong>
        {children && <span>{children}</span>}
      </p>
    </div>
  );
}

/** Where we are in something with several pages, such as ordering. */
export function Steps({ names, at }: { names: string[]; at: number }) {
  return (
    <ol class="steps" aria-label={t('common.steps')}>
      {names.map((name, index) => (
        <li key={name} class={index < at ? 'step-done' : undefined} aria-current={index === at ? 'step' : undefined}>
          <span class="step-number" aria-hidden="true">
            {index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
