import { t } from '~/lib/i18n';

/** For whom we have said no to: the way to ask about the order. */
export const AskUs = ({ order }: { order: string }) => (
  <p>
    <a href={`/app/tickets/new?order=${order}`}>{t('next_turn.ask_us')}</a>
  </p>
);

/** The same when asking has been to no avail. */
export const Complain = ({ order }: { order: string | null | undefined }) => (
  <p>
    <a href={`/app/tickets/new?kind=complaint${order ? `&order=${order}` : ''}`}>{t('next_turn.complain')}</a>
  </p>
);
