import { MessageCircleQuestion } from 'lucide';
import { t } from '~/lib/i18n';
import { ButtonLink } from '~/ui/button';

/** Under a line of an order: to a ticket that knows which. */
export const AskAboutLine = ({ order, sku, name }: { order: string; sku: string; name: string }) => (
  <ButtonLink
    small
    look="plain"
    icon={MessageCircleQuestion}
    href={`/app/tickets/new?order=${order}&sku=${encodeURIComponent(sku)}`}
    label={t('about.ask_line_named', { name })}
  >
    {t('about.ask_line')}
  </ButtonLink>
);

export const AskAboutParcel = ({ order, parcel }: { order: string; parcel: string }) => (
  <ButtonLink small look="plain" icon={MessageCircleQuestion} href={`/app/tickets/new?order=${order}&parcel=${parcel}`}>
    {t('about.ask_parcel', { parcel })}
  </ButtonLink>
);
