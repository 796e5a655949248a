import { listMine, type MineLine, type MineView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { usePages } from '~/lib/pages';
import { Pager } from '~/ui/pager';
import { Loaded } from '~/ui/states';
import type { Kind } from './lines';
import { Nothing, NothingFound, NotYet } from './mine-nothing';
import { MineRow } from './mine-row';

const MOST_CORRECTED = 3;

interface ListProps {
  show: 'all' | 'needs_me' | 'open' | 'closed';
  kind: Kind | undefined;
  q: string;
  /** How many words were put right so far. */
  corrected?: number;
}

/** What the filters show, or what of it has the words: where nothing has, what was probably meant. */
export function MineList({ show, kind, q, corrected = 0 }: ListProps) {
  const pages = usePages<MineLine>(`mine:${show}:${kind}:${q}`, (cursor) => listMine({ show, kind, cursor, q: q || undefined }));
  const filtered = show !== 'all' || kind !== undefined;
  return (
    <Loaded query={pages} rows={6}>
      {(first) => {
        const { instead } = first as MineView;
        if (pages.items.length)
          return (
            <>
              {q && <Found n={pages.items.length} more={pages.more} />}
              <ul class="rows card">
                {pages.items.map((line) => (
                  <MineRow key={line.kind + line.ref} line={line} />
                ))}
              </ul>
              <Pager pages={pages} />
            </>
          );
        if (instead && corrected < MOST_CORRECTED)
          return (
            <>
              <p role="status">{t('search.instead', { q, instead })}</p>
              <MineList key={instead} show={show} kind={kind} q={instead} corrected={corrected + 1} />
            </>
          );
        if (pages.more) return <NotYet pages={pages} />;
        return q ? <NothingFound q={q} filtered={filtered} /> : <Nothing needed={show === 'needs_me'} filtered={filtered} />;
      }}
    </Loaded>
  );
}

const Found = ({ n, more }: { n: number; more: boolean }) => (
  <p class="mine-found" role="status">
    <span>{t(more ? 'search.so_far' : 'search.found', { n })}</span>
    <a href="/app/everything">{t('search.clear')}</a>
  </p>
);
