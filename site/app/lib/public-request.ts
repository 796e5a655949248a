// Asking the portal without a session: the pages that do it are public and must stay small.

const PATIENCE_MS = 20_000;
const PAUSES_MS = [400, 1_500, undefined];

export interface Asked {
  method?: 'GET' | 'POST';
  body?: unknown;
  key?: string;
  /** Of these the page can show what is wrong. */
  fields?: readonly string[];
}

/**
 * The answer, or an error whose message is `offline`, `too_many`, `not_found`, `failed`, `fields:name,email`, or
 * `work:` and the portal's own time when the work that goes with the request is to be done for that moment.
 */
export async function answerTo<T>(url: string, asked: Asked): Promise<T> {
  for (const pause of PAUSES_MS) {
    const answer = await once(url, asked);
    if (answer?.ok) return (await answer.json()) as T;
    const final = answer && answer.status < 500;
    if (final || pause === undefined) throw new Error(await told(answer, asked.fields ?? []));
    await new Promise((wake) => setTimeout(wake, pause));
  }
  throw new Error('failed');
}

/** The message of such an error. */
export const why = (reason: unknown) => (reason instanceof Error ? reason.message : 'failed');

function once(url: string, { method = 'POST', body, key }: Asked): Promise<Response | undefined> {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...(key && { 'idempotency-key': key }) };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  return fetch(url, { method, headers, ...sent, credentials: 'omit', signal }).catch(() => undefined);
}

async function told(answer: Response | undefined, shown: readonly string[]): Promise<string> {
  if (!answer) return 'offline';
  // read whatever it says: a browser counts an answer that nobody reads as under way
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; now?: string; errors?: { field: string }[] };
  if (answer.status === 429) return 'too_many';
  if (answer.status === 404) return 'not_found';
  if (problem.code === 'work_not_done') return `work:${problem.now}`;
  const fields = (problem.errors ?? []).map(({ field }) => field).filter((field) => shown.includes(field));
  return fields.length ? `fields:${[...new Set(fields)].join(',')}` : 'failed';
}
