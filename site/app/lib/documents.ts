// Files that are written for somebody: asked for, waited for, then handed to the browser by their link.
import { askDocument, askDocumentForCustomer, showDocument, showDocumentToStaff, type AskDocument, type WrittenDocumentView } from '~/gen/api';
import { t, textOf } from './i18n';
import { carryOut } from './intent';

const FIRST_MS = 700;
const LONGEST_MS = 4_000;
const PATIENCE_MS = 120_000;

/** It will not come, or not soon; the text says which. */
export class NotWritten extends Error {}

/** The document once it is ready; staff say whose. Asking again meets the same one, so giving up loses nothing. */
export async function written(wanted: AskDocument, account?: string): Promise<WrittenDocumentView> {
  let found = await carryOut(`document:${account ?? ''}${JSON.stringify(wanted)}`, wanted, (key) =>
    account ? askDocumentForCustomer(account, wanted, key) : askDocument(wanted, key),
  );
  const until = Date.now() + PATIENCE_MS;
  for (let pause = FIRST_MS; found.state === 'making'; pause = Math.min(pause * 1.4, LONGEST_MS)) {
    if (Date.now() > until) throw new NotWritten(t('documents.takes_long'));
    await new Promise((wake) => setTimeout(wake, pause));
    found = await (account ? showDocumentToStaff(account, found.document_id) : showDocument(found.document_id));
  }
  if (found.state === 'failed') throw new NotWritten(textOf(`documents.why_${found.why}`, 'documents.failed'));
  return found;
}

/** Lets the browser fetch the file and save it under its name. The page stays where it is. */
export function save({ link, file_name }: WrittenDocumentView): void {
  if (!link) return;
  const anchor = document.createElement('a');
  anchor.href = link.url;
  anchor.download = file_name;
  anchor.rel = 'noopener noreferrer';
  anchor.click();
}
