// What a page shows before, instead of and without its content.
import { CircleAlert, WifiOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useHeading } from '~/lib/arrival';
import { t } from '~/lib/i18n';
import type { Query } from '~/lib/query';
import type { Problem } from '~/lib/problem';
import { Button } from './button';
import { Icon, type IconNode } from './icon';

interface EmptyProps {
  icon: IconNode;
  title: string;
  children?: ComponentChildren;
  action?: ComponentChildren;
  /** It is the whole page: its title is the page's heading. */
  first?: boolean;
}

/** Nothing here yet: why, and what to do about it. */
export function EmptyState({ icon, title, children, action, first = false }: EmptyProps) {
  const Heading = first ? 'h1' : 'h2';
  const heading = useHeading();
  return (
    <div class="empty">
      <span class="empty-icon">
        <Icon of={icon} size={28} />
      </span>
      <Heading ref={first ? heading : undefined}>{title}</Heading>
      {children && <p>{children}</p>}
      {action}
    </div>
  );
}

/** Grey bars in the shape of what is coming. */
export function Skeleton({ rows = 3, label = t('common.loading') }: { rows?: number; label?: string }) {
  return (
    <div class="skeleton" aria-busy="true">
      <span class="unseen" role="status">
        {label}
      </span>
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class="bone-row" aria-hidden="true">
          <span class="bone" />
          <span class="bone bone-short" />
        </div>
      ))}
    </div>
  );
}

/** It could not be loaded: what happened, and another try. */
export function LoadProblem({ problem, again }: { problem: Problem; again: () => Promise<void> }) {
  return (
    <div class="callout callout-bad" role="alert">
      <Icon of={problem.status === 0 ? WifiOff : CircleAlert} />
      <p>{problem.text}</p>
      <Button small onClick={() => void again()}>
        {t('common.try_again')}
      </Button>
    </div>
  );
}

interface LoadedProps<T> {
  query: Query<T>;
  rows?: number;
  skeleton?: ComponentChildren;
  children: (data: NonNullable<T>) => ComponentChildren;
}

/** Skeleton, problem or content. Old content stays in sight, with the problem above it. */
export function Loaded<T>({ query, rows, skeleton, children }: LoadedProps<T>) {
  const { data, problem, again } = query;
  return (
    <>
      {problem && <LoadProblem problem={problem} again={again} />}
      {data !== undefined && data !== null ? children(data) : !problem && (skeleton ?? <Skeleton rows={rows ?? 3} />)}
    </>
  );
}
