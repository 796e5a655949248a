import { language, t } from '~/lib/i18n';

/** Below every page, for everybody: what needs no sign-in, to withdraw, to write to us, to look something up. */
export const Foot = () => (
  <footer class="foot">
    <a href={`/${language()}/withdraw/`}>{t('withdrawal.link')}</a>
    <a href={`/${language()}/contact/`}>{t('contact.link')}</a>
    <a href="/app/look-up">{t('contact.look_up')}</a>
  </footer>
);
