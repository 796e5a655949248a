import { listNotices } from '~/gen/api';
import { useQuery } from './query';

const EVERY_MS = 60_000;
/** The key of the bell; the page has its own list, where what was new stays marked while one reads. */
export const BELL = 'notices-bell';

/** The newest notices and how many are unread; asked again each minute while the page is in sight. */
export const useNotices = () => useQuery(BELL, () => listNotices({}), { everyMs: EVERY_MS });
