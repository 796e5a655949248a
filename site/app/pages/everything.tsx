import { ChevronDown, ListFilter } from 'lucide';
import { listMine, type MineLine } from '~/gen/api';
import { t } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import { usePages } from '~/lib/pages';
import { Icon } from '~/ui/icon';
import { ICONS, type Kind } from '~/ui/overview/lines';
import { MineRow } from '~/ui/overview/mine-row';
import { PageHead } from '~/ui/page-head';
import { Pager } from '~/ui/pager';
import { EmptyState, Loaded } from '~/ui/states';
import { Views } from '~/ui/views';

const SHOWN = ['all', 'needs_me', 'open', 'closed'] as const;
type Shown = (typeof SHOWN)[number];
const KINDS = Object.keys(ICONS) as Kind[];

/** Everything that is the customer's in one list; the address keeps what is shown of it. */
export default function Everything() {
  const { query } = place.value;
  const show = SHOWN.find((one) => one === query.get('show')) ?? 'all';
  const kind = show === 'needs_me' ? undefined : KINDS.find((one) => one === query.get('kind'));
  return (
    <>
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <div class="mine-filter">
        <Views
          label={t('mine.show')}
          views={SHOWN.map((one) => ({ href: hrefOf(one, kind), text: t(`mine.show_${one}`), chosen: one === show }))}
        />
        {show !== 'needs_me' && (
          <KindChoice chosen={kind} />
        )}
      </div>
      <List key={`${show} ${kind}`} show={show} kind={kind} />
    </>
  );
}

const KindChoice = ({ chosen }: { chosen: Kind | undefined }) => (
  <div class="field">
    <label for="kind">{t('mine.kind')}</label>
    <span class="select">
      <select id="kind" class="input" value={chosen ?? ''} onChange={(event) => setQuery({ kind: event.currentTarget.value })}>
        <option value="">{t('mine.kind_all')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`mine.kind_${kind}`)}
          </option>
        ))}
      </select>
      <Icon of={ChevronDown} size={18} />
    </span>
  </div>
);

function hrefOf(show: Shown, kind: Kind | undefined): string {
  const query = new URLSearchParams({ ...(show !== 'all' && { show }), ...(kind && show !== 'needs_me' && { kind }) });
  return query.size ? `/app/everything?${query}` : '/app/everything';
}

function List({ show, kind }: { show: Shown; kind: Kind | undefined }) {
  const pages = usePages<MineLine>(`mine:${show}:${kind}`, (cursor) => listMine({ show, kind, cursor }));
  return (
    <Loaded query={pages} rows={6}>
      {() =>
        pages.items.length ? (
          <>
            <ul class="rows card">
              {pages.items.map((line) => (
                <MineRow key={line.kind + line.ref} line={line} />
              ))}
            </ul>
            <Pager pages={pages} />
          </>
        ) : (
          <Nothing show={show} filtered={show !== 'all' || kind !== undefined} />
        )
      }
    </Loaded>
  );
}

function Nothing({ show, filtered }: { show: Shown; filtered: boolean }) {
  const what = show === 'needs_me' ? 'none_needs' : filtered ? 'none_fits' : 'none';
  return (
    <EmptyState
      icon={ListFilter}
      title={t(`mine.${what}`)}
      action={filtered && <a href="/app/everything">{t('mine.see_everything')}</a>}
    >
      {t(`mine.${what}_lead`)}
    </EmptyState>
  );
}
