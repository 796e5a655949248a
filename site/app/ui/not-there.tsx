import { Compass } from 'lucide';
import type { Problem } from '~/lib/problem';
import { useTitle } from '~/lib/title';
import { ButtonLink } from './button';
import { EmptyState } from './states';

interface NotThereProps {
  problem: Problem;
  /** Where such things are listed. */
  back: { href: string; label: string };
}

/** The page of a thing that is not there, or not the reader's: the API does not tell which. */
export function NotThere({ problem, back }: NotThereProps) {
  useTitle(problem.text);
  return (
    <EmptyState
      first
      icon={Compass}
      title={problem.text}
      action={
        <ButtonLink look="main" href={back.href}>
          {back.label}
        </ButtonLink>
      }
    />
  );
}
