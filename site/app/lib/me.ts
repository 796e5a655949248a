// The member behind the session: language and time zone follow them to every device.
import { changeMe, showMe, type MeView } from '~/gen/api';
import { timeZone } from './format';
import { isLanguage, language, setLanguage, type Language } from './i18n';
import { remember, useQuery, type Query } from './query';
import { signedIn } from './session/session';

export type { MeView };
const KEY = 'me';

/** Null while nobody is signed in. */
export function useMe(): Query<MeView | null> {
  return useQuery(signedIn.value ? KEY : 'nobody', async () => (signedIn.value ? adopt(await showMe()) : null));
}

/** What the API has just told us about the member is what the page shows from now on. */
export async function adopt(me: MeView): Promise<MeView> {
  timeZone.value = me.time_zone;
  if (isLanguage(me.language) && me.language !== language()) await setLanguage(me.language);
  remember(KEY, me);
  return me;
}

/** Change the language here, and for a member also that of every mail to come. */
export async function chooseLanguage(wanted: Language): Promise<void> {
  await setLanguage(wanted);
  if (signedIn.value) await changeMe({ language: wanted }).then(adopt).catch(() => undefined);
}
