import { useEffect } from 'preact/hooks';
import { BellOff } from 'lucide';
import { listNotices, markNoticesRead, type NoticeView } from '~/gen/api';
import { t } from '~/lib/i18n';
import { BELL } from '~/lib/notices';
import { usePages } from '~/lib/pages';
import { invalidate } from '~/lib/query';
import { Ago } from '~/ui/amounts';
import { Pager } from '~/ui/pager';
import { PageHead } from '~/ui/page-head';
import { EmptyState, Loaded } from '~/ui/states';

/** Everything that the portal has told this member, newest first. Having been here counts as having read. */
export default function Notices() {
  const pages = usePages('notices', (cursor) => listNotices({ cursor }));
  const newest = pages.items[0];
  const unread = pages.items.some((notice) => !notice.read); // an older one can arrive behind a newer one that was read
  useEffect(() => {
    if (!newest || !unread) return;
    markNoticesRead({ up_to: newest.notice_id }).then(
      () => invalidate(BELL),
      () => undefined, // they stay unread; the next visit tries again
    );
  }, [newest?.notice_id, unread]);
  return (
    <>
      <PageHead title={t('shell.notices')} />
      <Loaded query={pages}>
        {() =>
          pages.items.length ? (
            <>
              <ul class="rows card">
                {pages.items.map((notice) => (
                  <NoticeRow key={notice.notice_id} notice={notice} />
                ))}
              </ul>
              <Pager pages={pages} />
            </>
          ) : (
            <EmptyState icon={BellOff} title={t('shell.notices_none')}>
              {t('shell.notices_none_lead')}
            </EmptyState>
          )
        }
      </Loaded>
    </>
  );
}

function NoticeRow({ notice }: { notice: NoticeView }) {
  return (
    <li class={notice.read ? 'row' : 'row row-new'}>
      {notice.link ? (
        <a class="row-link" href={notice.link}>
          {notice.title}
        </a>
      ) : (
        <span class="row-title">{notice.title}</span>
      )}
      <p class="meta">
        {!notice.read && <span class="meta-new">{t('shell.notice_new')}</span>}
        <Ago at={notice.at} />
      </p>
    </li>
  );
}
