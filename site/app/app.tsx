import { useEffect } from 'preact/hooks';
import { elsewhere, send } from '~/guard';
import { useRoute, type Shown } from '~/lib/router';
import { useMe } from '~/lib/me';
import { signedIn } from '~/lib/session/session';
import { notFound, routes } from '~/routes';
import { Entry } from '~/ui/entry';
import { NewVersion } from '~/ui/new-version';
import { Shell } from '~/ui/shell';
import { LoadProblem, Skeleton } from '~/ui/states';
import { Toasts } from '~/ui/toast';

export function App() {
  const { shown, failed } = useRoute(routes, notFound);
  return (
    <>
      {failed && <NewVersion />}
      {shown && <Guarded shown={shown} />}
      <Toasts />
    </>
  );
}

/** The page, if whoever is here may see it; else they are on their way elsewhere. */
function Guarded({ shown }: { shown: Shown }) {
  const { data: me, problem, again } = useMe();
  const { audience } = shown.route;
  const to = elsewhere(shown, { me, problem });
  useEffect(() => {
    if (to) send(to);
  }, [to]);
  if (to) return null;
  const page = <shown.Page key={shown.place.path} params={shown.params} />;
  if (audience === 'visitor' || audience === 'newcomer') return <Entry>{page}</Entry>;
  const open = me || (audience === 'anybody' && (!signedIn.value || problem));
  return (
    <Shell me={me ?? undefined}>
      {open ? page : problem ? <LoadProblem problem={problem} again={again} /> : <Skeleton rows={4} />}
    </Shell>
  );
}
