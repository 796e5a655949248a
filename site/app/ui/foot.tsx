import { language, t } from '~/lib/i18n';

/** Below every page, for everybody: consumers withdraw from a contract without signing in. */
export const Foot = () => (
  <footer class="foot">
    <a href={`/${language()}/withdraw/`}>{t('withdrawal.link')}</a>
  </footer>
);
