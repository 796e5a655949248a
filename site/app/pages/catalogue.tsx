import { ClipboardList, PackageSearch, Search, Zap } from 'lucide';
import { useEffect } from 'preact/hooks';
import { listCategories, listProducts } from '~/gen/api';
import { language, t } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import { useMe } from '~/lib/me';
import { usePages } from '~/lib/pages';
import { usePricing } from '~/lib/products';
import { useQuery } from '~/lib/query';
import { ButtonLink } from '~/ui/button';
import { Icon } from '~/ui/icon';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { ProductCard } from '~/ui/shop/product-card';
import { EmptyState, Loaded } from '~/ui/states';

const EAGER = 4;
const PAUSE_MS = 300;

/** All that can be ordered: by category, or found by name and SKU. The address holds both, so that it can be shared. */
export default function Catalogue() {
  const { query } = place.value;
  const category = query.get('category') ?? '';
  const q = query.get('q') ?? '';
  const { note } = usePricing();
  const me = useMe().data?.account;
  const pages = usePages(`products:${language()}:${category}:${q}`, (cursor) =>
    listProducts({ language: language(), cursor, ...(q ? { q } : { category }) }),
  );
  return (
    <>
      <PageHead
        title={t('catalogue.title')}
        lead={note}
        actions={
          me && (
            <>
              <ButtonLink icon={ClipboardList} href="/app/lists">
                {t('lists.title')}
              </ButtonLink>
              <ButtonLink icon={Zap} href="/app/quick-order">
                {t('quick.title')}
              </ButtonLink>
            </>
          )
        }
      />
      <SearchField q={q} />
      {!q && <Categories chosen={category} />}
      <Loaded query={pages} rows={6}>
        {() => (
          <>
            <p class="unseen" role="status">
              {t('catalogue.found', { n: pages.items.length })}
            </p>
            {pages.items.length ? (
              <ul class="products">
                {pages.items.map((product, at) => (
                  <ProductCard key={product.sku} product={product} eager={at < EAGER} />
                ))}
              </ul>
            ) : (
              <NothingFound q={q} />
            )}
            <Pager pages={pages} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** Searches while typing, after a short rest; Enter does so at once. */
function SearchField({ q }: { q: string }) {
  let resting: ReturnType<typeof setTimeout> | undefined;
  const search = (text: string) => setQuery({ q: text.trim() || undefined, category: undefined });
  useEffect(() => () => clearTimeout(resting), []);
  return (
    <form
      class="catalogue-search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(resting);
        search(String(new FormData(event.currentTarget).get('q') ?? ''));
      }}
    >
      <Icon of={Search} />
      <input
        class="input"
        type="search"
        name="q"
        defaultValue={q}
        aria-label={t('shell.find_products')}
        placeholder={t('catalogue.search_hint')}
        onInput={(event) => {
          const text = event.currentTarget.value;
          clearTimeout(resting);
          resting = setTimeout(() => search(text), PAUSE_MS);
        }}
      />
    </form>
  );
}

function Categories({ chosen }: { chosen: string }) {
  const categories = useQuery(`categories:${language()}`, () => listCategories({ language: language() })).data?.items;
  if (!categories?.length) return null;
  return (
    <nav class="chips" aria-label={t('catalogue.categories')}>
      <a class="chip" href="/app/catalogue" aria-current={chosen ? undefined : 'true'}>
        {t('catalogue.all')}
      </a>
      {categories.map(({ category, name }) => (
        <a
          class="chip"
          key={category}
          href={`/app/catalogue?${new URLSearchParams({ category })}`}
          aria-current={category === chosen ? 'true' : undefined}
        >
          {name}
        </a>
      ))}
    </nav>
  );
}

function NothingFound({ q }: { q: string }) {
  return (
    <EmptyState
      icon={PackageSearch}
      title={q ? t('catalogue.nothing_found', { q }) : t('catalogue.empty')}
      action={q && <ButtonLink href="/app/catalogue">{t('catalogue.see_all')}</ButtonLink>}
    >
      {q && t('catalogue.nothing_found_lead')}
    </EmptyState>
  );
}
