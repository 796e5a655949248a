import { ListFilter, SearchX } from 'lucide';
import type { MineLine } from '~/gen/api';
import { t } from '~/lib/i18n';
import type { Pages } from '~/lib/pages';
import { Button } from '~/ui/button';
import { EmptyState } from '~/ui/states';

/** No line fits what is shown. */
export function Nothing({ needed, filtered }: { needed: boolean; filtered: boolean }) {
  const what = needed ? 'none_needs' : filtered ? 'none_fits' : 'none';
  return (
    <EmptyState icon={ListFilter} title={t(`mine.${what}`)} action={filtered && <a href="/app/everything">{t('mine.see_everything')}</a>}>
      {t(`mine.${what}_lead`)}
    </EmptyState>
  );
}

/** No line has the words; with filters, perhaps one that they leave out. */
export const NothingFound = ({ q, filtered }: { q: string; filtered: boolean }) => (
  <EmptyState
    icon={SearchX}
    title={t('search.none', { q })}
    action={
      filtered ? (
        <a href={`/app/everything?${new URLSearchParams({ q })}`}>{t('search.everywhere')}</a>
      ) : (
        <a href="/app/everything">{t('mine.see_everything')}</a>
      )
    }
  >
    {t('search.none_lead')}
  </EmptyState>
);

/** None of the newest has the words, and there is more. */
export const NotYet = ({ pages }: { pages: Pages<MineLine> }) => (
  <EmptyState
    icon={SearchX}
    title={t('search.not_yet')}
    action={
      <Button busy={pages.loadingMore} onClick={() => void pages.loadMore()}>
        {t('search.further')}
      </Button>
    }
  >
    {t('search.not_yet_lead')}
  </EmptyState>
);
