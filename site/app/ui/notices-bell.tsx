import { Bell } from 'lucide';
import { t } from '~/lib/i18n';
import { useNotices } from '~/lib/notices';
import { IconLink } from './button';

export function NoticesBell() {
  const unread = useNotices().data?.unread ?? 0;
  const label = unread ? t('shell.notices_unread', { n: unread }) : t('shell.notices');
  return <IconLink icon={Bell} href="/app/notices" count={unread} label={label} />;
}
