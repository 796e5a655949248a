import { ChevronDown } from 'lucide';
import { t } from '~/lib/i18n';
import { place, setQuery } from '~/lib/location';
import { Icon } from '~/ui/icon';
import { ICONS, type Kind } from '~/ui/overview/lines';
import { MineList } from '~/ui/overview/mine-list';
import { LONGEST, MineSearch } from '~/ui/overview/mine-search';
import { PageHead } from '~/ui/page-head';
import { Views } from '~/ui/views';

const SHOWN = ['all', 'needs_me', 'open', 'closed'] as const;
type Shown = (typeof SHOWN)[number];
const KINDS = Object.keys(ICONS) as Kind[];

/** Everything that is the customer's in one list, to be searched; the address keeps what is shown of it. */
export default function Everything() {
  const { query } = place.value;
  const show = SHOWN.find((one) => one === query.get('show')) ?? 'all';
  const q = (query.get('q') ?? '').trim().slice(0, LONGEST);
  const kind = show === 'needs_me' ? undefined : KINDS.find((one) => one === query.get('kind'));
  return (
    <>
      <PageHead title={t('mine.title')} lead={t('mine.lead')} />
      <MineSearch q={q} />
      <div class="mine-filter">
        <Views
          label={t('mine.show')}
          views={SHOWN.map((one) => ({ href: hrefOf(one, kind, q), text: t(`mine.show_${one}`), chosen: one === show }))}
        />
        {show !== 'needs_me' && (
          <KindChoice chosen={kind} />
        )}
      </div>
      <MineList key={`${show} ${kind} ${q}`} show={show} kind={kind} q={q} />
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

function hrefOf(show: Shown, kind: Kind | undefined, q: string): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(show !== 'all' && { show }),
    ...(kind && show !== 'needs_me' && { kind }),
  });
  return query.size ? `/app/everything?${query}` : '/app/everything';
}
