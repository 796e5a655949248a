import { navigate, safeReturn, type Place } from '~/lib/location';
import type { MeView } from '~/lib/me';
import type { Problem } from '~/lib/problem';
import type { Audience, Shown } from '~/lib/router';
import { placesFor } from '~/navigation';
import { left, signedIn } from '~/lib/session/session';

interface Seeker {
  me: MeView | null | undefined;
  problem: Problem | undefined;
}

/** Where somebody is sent instead of the page they asked for; undefined lets them in. */
export function elsewhere({ route, place }: Shown, { me, problem }: Seeker): string | undefined {
  const { audience } = route;
  if (audience === 'anybody') return undefined;
  if (!signedIn.value) return audience === 'visitor' ? undefined : signInFrom(place);
  if (problem?.code === 'not_a_member') return audience === 'newcomer' ? undefined : '/app/welcome';
  if (!me) return undefined; // not known yet: the page waits
  if (audience === 'visitor' || audience === 'newcomer') return safeReturn(place.query.get('next'));
  return homeOf(me, audience);
}

/** Staff have their own pages, customers theirs; neither sees the other's. */
function homeOf(me: MeView, audience: Audience): string | undefined {
  if (audience === 'staff' && !me.staff) return '/app';
  if (audience === 'customer' && me.staff) return placesFor('staff')[0]?.href;
  return undefined;
}

/** Back to where they wanted to be, unless they have just left on purpose. */
function signInFrom({ path, query }: Place): string {
  if (left.value || path === '/app') return '/app/sign-in';
  const back = query.size ? `${path}?${query}` : path;
  return `/app/sign-in?${new URLSearchParams({ next: back })}`;
}

export const send = (to: string): void => navigate(to, { replace: true });
