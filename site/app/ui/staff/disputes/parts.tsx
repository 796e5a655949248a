import { t } from '~/lib/i18n';
import { now } from '~/lib/now';
import { When } from '~/ui/amounts';

/** By when we promised a solution; late once that is over. */
export const AnswerBy = ({ due }: { due: string }) =>
  due ? (
    <span class={due < now.value.toISOString() ? 'late' : undefined}>
      {t('disputes_staff.by')} <When at={due} />
    </span>
  ) : null;
