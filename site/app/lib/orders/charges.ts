import type { DocumentView } from '~/gen/api';
import { money } from '~/lib/format';
import { t } from '~/lib/i18n';

const DELIVERY = 'delivery:';

/** What a charge is called that is known by that: as one of the documents has it, or in our words. */
function nameOf(key: string, documents: DocumentView[]): string {
  const charge = documents.flatMap(({ charges = [] }) => charges).find(({ kind, code }) => `${kind}:${code}` === key);
  if (charge) return charge.name;
  return t(key.startsWith(DELIVERY) ? 'charges.delivery' : 'charges.fee');
}

type Value = number | string | null;

/** That a charge is another one now, is new, or is gone, as far as the documents know it by name. Amounts without VAT. */
export function chargeText(key: string, was: Value, now: Value, documents: [DocumentView, ...DocumentView[]]): string {
  const name = nameOf(key, documents);
  const say = (amount: Value) => money({ amount: Number(amount), currency: documents[0].currency });
  if (was === null) return t('charges.changed_new', { name, now: say(now) });
  if (now === null) return t('charges.changed_gone', { name, was: say(was) });
  return t('charges.changed', { name, was: say(was), now: say(now) });
}
