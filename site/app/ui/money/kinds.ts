import type { LedgerEntryView } from '~/gen/api';
import { t, textOf } from '~/lib/i18n';

type Kind = LedgerEntryView['kind'];

/** What an entry is, in a word. */
export const kindText = (kind: Kind): string => textOf(`billing.kind_${kind}`, 'billing.kind_correction');

/** The same of one that may reverse another: giving a debt up and taking that back have names of their own. */
export const entryText = ({ kind, corrects }: LedgerEntryView): string =>
  corrects === 'write_off' ? t('billing.kind_write_off_reversed') : kindText(kind);

/** What an item is, by its number: P... is a payment, C... a credit note. */
export const kindOfNumber = (number: string): Kind =>
  number.startsWith('P') ? 'payment' : number.startsWith('C') ? 'credit_note' : 'invoice';

/** Where an item can be seen: payments and what is billed have pages of their own. */
export const itemHref = (number: string): string => `/app/money/${number.startsWith('P') ? 'payments' : 'invoices'}/${number}`;
