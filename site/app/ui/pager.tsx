import type { Pages } from '~/lib/pages';
import { t } from '~/lib/i18n';
import { Button } from './button';

/** "Show more" under a list, and how many are there. Focus stays on the button; the new rows come before it. */
export function Pager<T>({ pages }: { pages: Pages<T> }) {
  if (!pages.more && !pages.moreProblem) return null;
  return (
    <div class="pager">
      <p role="status">{t('common.shown', { n: pages.items.length })}</p>
      {pages.moreProblem && <p class="field-error">{pages.moreProblem.text}</p>}
      <Button busy={pages.loadingMore} onClick={() => void pages.loadMore()}>
        {t('common.show_more')}
      </Button>
    </div>
  );
}
