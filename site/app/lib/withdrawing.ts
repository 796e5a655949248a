// Sending a withdrawal without a session: the page that does it is public and must stay small.

export interface Typed {
  name: string;
  contract: string;
  email: string;
  part: string;
  website: string;
}

export interface Receipt {
  number: string;
  received_at: string;
  time_zone: string;
  email: string;
  statement: string;
  sha256: string;
}

const PATIENCE_MS = 20_000;
const PAUSES_MS = [400, 1_500, undefined];

/** The receipt, or an error whose message is `offline`, `too_many`, `failed` or `fields:name,email`. */
export async function outcome(url: string, body: unknown, key: string): Promise<Receipt> {
  for (const pause of PAUSES_MS) {
    const answer = await once(url, body, key);
    if (answer?.ok) return (await answer.json()) as Receipt;
    const final = answer && answer.status < 500;
    if (final || pause === undefined) throw new Error(await told(answer));
    await new Promise((wake) => setTimeout(wake, pause));
  }
  throw new Error('failed');
}

function once(url: string, body: unknown, key: string): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', 'idempotency-key': key };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body), credentials: 'omit', signal }).catch(() => undefined);
}

async function told(answer: Response | undefined): Promise<string> {
  if (!answer) return 'offline';
  if (answer.status === 429) return 'too_many';
  const problem = (await answer.json().catch(() => ({}))) as { errors?: { field: string }[] };
  const shown = ['name', 'contract', 'email', 'part'];
  const fields = (problem.errors ?? []).map(({ field }) => field).filter((field) => shown.includes(field));
  return fields.length ? `fields:${[...new Set(fields)].join(',')}` : 'failed';
}
