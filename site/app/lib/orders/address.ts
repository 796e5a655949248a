// Addresses of an order: in a form, its fields bear the address's parts as names, behind a prefix where there are several.
import type { AddressView, DocumentView } from '~/gen/api';
import { required } from '~/lib/checks';
import type { Values } from '~/lib/form';

const PARTS = ['name', 'line1', 'line2', 'postcode', 'city', 'country'] as const;
/** Before the fields of the invoice address, which stand beside those of the delivery address. */
export const INVOICE = 'invoice_';
/** The field that says whether the invoice goes where the goods go, and its answers. */
export const INVOICE_TO = 'invoice_to';
export const WITH_GOODS = 'goods';
export const ELSEWHERE = 'elsewhere';

export function addressIn(values: Values, prefix = ''): AddressView {
  const part = (name: (typeof PARTS)[number]) => values[prefix + name] ?? '';
  return { name: part('name'), line1: part('line1'), line2: part('line2') || null, postcode: part('postcode'), city: part('city'), country: part('country') };
}

/** Where the invoice goes, if not where the goods go. */
export const invoiceAddressIn = (values: Values): AddressView | null => (values[INVOICE_TO] === ELSEWHERE ? addressIn(values, INVOICE) : null);

export function addressesMissing(values: Values): Record<string, string | undefined> {
  return { ...missing(values, ''), ...(values[INVOICE_TO] === ELSEWHERE ? missing(values, INVOICE) : {}) };
}

const missing = (values: Values, prefix: string) =>
  Object.fromEntries((['name', 'line1', 'postcode', 'city'] as const).map((part) => [prefix + part, required(values[prefix + part])]));

export const sameAddress = (one: AddressView, other: AddressView): boolean => PARTS.every((part) => (one[part] ?? null) === (other[part] ?? null));

/** Where the invoice of an order goes. */
export const invoiceAddressOf = ({ invoice_address, delivery_address }: DocumentView): AddressView => invoice_address ?? delivery_address;
