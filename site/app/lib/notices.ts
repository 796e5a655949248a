import { listNotices } from '~/gen/api';
import { useQuery } from './query';

const EVERY_MS = 60_000;
export const NOTICES = 'notices';

/** The newest notices and how many are unread; asked again each minute while the page is in sight. */
export const useNotices = () => useQuery(NOTICES, () => listNotices({}), { everyMs: EVERY_MS });
