import { Compass } from 'lucide';
import { t } from '~/lib/i18n';
import { useTitle } from '~/lib/title';
import { ButtonLink } from '~/ui/button';
import { EmptyState } from '~/ui/states';

export default function NotFound() {
  useTitle(t('shell.not_found'));
  return (
    <EmptyState
      first
      icon={Compass}
      title={t('shell.not_found')}
      action={
        <ButtonLink look="main" href="/app">
          {t('shell.to_overview')}
        </ButtonLink>
      }
    >
      {t('shell.not_found_lead')}
    </EmptyState>
  );
}
