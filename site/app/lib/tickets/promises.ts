import { showPromises, type PromisesView } from '~/gen/api';
import { useMe } from '~/lib/me';
import { useQuery, type Query } from '~/lib/query';
import type { Priority, Severity, Urgency } from './types';

/** What the vendor promises to whoever is signed in. */
export function usePromises(): Query<PromisesView> {
  const service_class = useMe().data?.service_class;
  return useQuery(`promises:${service_class ?? ''}`, () => showPromises(service_class ? { service_class } : {}));
}

/** The published answer to both questions; undefined while one is open. */
export function priorityOf(promises: PromisesView, severity: string | undefined, urgency: string | undefined): Priority | undefined {
  return promises.priorities.find((row) => row.severity === severity && row.urgency === urgency)?.priority;
}

export const firstReply = (promises: PromisesView, priority: Priority): number =>
  promises.targets.find((target) => target.priority === priority)!.first_reply;

export const severitiesOf = (promises: PromisesView): Severity[] => [...new Set(promises.priorities.map((row) => row.severity))];
export const urgenciesOf = (promises: PromisesView): Urgency[] => [...new Set(promises.priorities.map((row) => row.urgency))];

/** Until when a closed ticket may be opened again. */
export function reopenUntil(promises: PromisesView | undefined, closedAt: string): Date | undefined {
  return promises && new Date(Date.parse(closedAt) + promises.reopen_days * 86_400_000);
}
