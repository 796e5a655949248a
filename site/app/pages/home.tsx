import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { useMe } from '~/lib/me';
import { placesFor } from '~/navigation';
import { Icon } from '~/ui/icon';
import { PageHead } from '~/ui/page-head';

/** The landing page: a greeting and the ways on. */
export default function Home() {
  const me = useMe().data;
  if (!me) return null;
  const places = placesFor(me.staff ? 'staff' : 'customer').filter((place) => place.href !== '/app');
  return (
    <>
      <PageHead title={greeting(me.name, now.value.getHours())} />
      <ul class="ways">
        {places.map(({ href, text, icon }) => (
          <li key={href}>
            <a class="way" href={href}>
              <Icon of={icon} />
              {t(text)}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

export function greeting(name: string, hour: number): string {
  const first = name.split(' ')[0] ?? name;
  if (hour < 5 || hour >= 18) return t('shell.good_evening', { name: first });
  return t(hour < 11 ? 'shell.good_morning' : 'shell.good_day', { name: first });
}
