import { t } from '~/lib/i18n';
import { Callout } from '~/ui/callout';

/** Who else is writing here, so that two do not answer the same. */
export const Writing = ({ names }: { names: string[] }) => (
  <div class="writing" role="status">
    {names.length > 0 && (
      <Callout>
        <p>{t('writing.who', { n: names.length, names: names.join(', ') })}</p>
        <p>{t('writing.hint')}</p>
      </Callout>
    )}
  </div>
);
