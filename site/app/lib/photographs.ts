// Photographs go straight into the bucket, by a form that says what it takes.
import { announcePhotograph, keepPhotograph, type AnnouncePhotograph, type PhotographUploadView, type ReturnView } from '~/gen/api';
import { carryOut } from '~/lib/intent';
import { Problem } from '~/lib/problem';
import { remember } from '~/lib/query';
import { keyOf } from '~/lib/returns';

export async function addPhotograph(number: string, file: File, kind: AnnouncePhotograph['kind']): Promise<void> {
  const body = { kind, size: file.size };
  const form = await carryOut(`photograph.${number}`, body, (key) => announcePhotograph(number, body, key));
  await upload(form, file);
  remember(keyOf(number), await kept(number, form.photograph_id));
}

const SOON_MS = 2_000;
const MOST_TRIES = 30;

/** Where the vendor has a scanner, the photograph waits for it, for a minute at most. */
async function kept(number: string, photographId: string, tries = 1): Promise<ReturnView> {
  try {
    return await keepPhotograph(number, photographId);
  } catch (reason) {
    if (!(reason instanceof Problem) || reason.code !== 'picture_being_checked' || tries >= MOST_TRIES) throw reason;
    await new Promise((resolve) => setTimeout(resolve, SOON_MS));
    return kept(number, photographId, tries + 1);
  }
}

async function upload({ url, fields }: PhotographUploadView, file: File): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  const answer = await fetch(url, { method: 'POST', body: form }).catch(() => undefined);
  if (!answer?.ok) throw new Problem({ status: answer?.status ?? 0, code: answer ? 'photograph_refused' : 'offline' });
}
