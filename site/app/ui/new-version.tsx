import { t } from '~/lib/i18n';
import { Button } from './button';
import { Callout } from './callout';

/** A page's file could not be loaded: the line is down, or the site was published anew while this tab was open. */
export function NewVersion() {
  return (
    <div class="above-all" role="alert">
      <Callout tone="warn">
        <p>{t('shell.page_not_loaded')}</p>
        <Button small onClick={() => location.reload()}>
          {t('shell.reload')}
        </Button>
      </Callout>
    </div>
  );
}
