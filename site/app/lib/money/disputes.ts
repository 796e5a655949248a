import { disputeInvoice, type DisputeInvoice } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { invalidate } from '~/lib/query';
import { customerDesk, took } from '~/lib/tickets/desk';

/** Contested once, however often it is pressed: its complaint is opened, and the invoice is asked for anew. */
export async function dispute(invoice: string, body: DisputeInvoice): Promise<void> {
  took(customerDesk, undefined, await carryOut(`dispute.${invoice}.${body.line ?? 0}`, body, (key) => disputeInvoice(invoice, body, key)));
  for (const stale of [`invoice:${invoice}`, 'billing']) invalidate(stale);
}
