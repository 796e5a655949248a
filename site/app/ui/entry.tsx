import type { ComponentChildren } from 'preact';
import { language, t } from '~/lib/i18n';
import { Brand } from './brand';
import { Arcade } from './arcade';
import { LanguagePicker } from './language-picker';
import { ThemeButton } from './theme-switch';
import { Foot } from './foot';

/** The frame of the pages before one is inside: the form, and on wide screens beside it what this house is for. */
export function Entry({ children }: { children: ComponentChildren }) {
  return (
    <div class="entry">
      <a class="skip" href="#main">
        {t('shell.skip')}
      </a>
      <aside class="entry-side" aria-hidden="true">
        <p class="entry-words">{t('shell.motto')}</p>
        <Arcade />
      </aside>
      <div class="entry-page">
        <header class="entry-top">
          <Brand href={`/${language()}/`} />
          <LanguagePicker />
          <ThemeButton />
        </header>
        <main id="main" class="entry-main" tabIndex={-1}>
          {children}
        </main>
        <Foot />
      </div>
    </div>
  );
}
