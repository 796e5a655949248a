import { Search } from 'lucide';
import { t } from '~/lib/i18n';
import { navigate, place } from '~/lib/location';
import { isRoute } from '~/routes';
import { Icon } from './icon';
import { IconLink } from './button';

const CATALOGUE = '/app/catalogue';

/** By name or SKU. On a phone an icon that leads to the catalogue, where the same field stands at the top. */
export function ProductSearch() {
  if (!isRoute(CATALOGUE)) return null;
  if (place.value.path === CATALOGUE) return <span class="find-space" />;
  return (
    <>
      <form
        class="find"
        role="search"
        action={CATALOGUE}
        onSubmit={(event) => {
          event.preventDefault();
          const q = String(new FormData(event.currentTarget).get('q') ?? '').trim();
          navigate(q ? `${CATALOGUE}?${new URLSearchParams({ q })}` : CATALOGUE);
        }}
      >
        <Icon of={Search} size={18} />
        <input type="search" name="q" aria-label={t('shell.find_products')} placeholder={t('shell.find_products')} />
      </form>
      <span class="find-small">
        <IconLink icon={Search} href={CATALOGUE} label={t('shell.find_products')} />
      </span>
    </>
  );
}
