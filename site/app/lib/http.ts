import { config } from './config';
import { Problem, type ProblemBody } from './problem';
import { accessToken, renewedToken } from './session/session';

export interface Call {
  signal?: AbortSignal;
}

interface Details extends Call {
  query?: Record<string, unknown>;
  body?: unknown;
  key?: string;
}

const PATIENCE_MS = 20_000;
const PAUSES_MS = [300, 1_200];

/** Ask the API: the answer, or a thrown `Problem`. What may be repeated safely is repeated when no answer comes. */
export async function request<T>(method: string, path: string, details: Details = {}): Promise<T> {
  const { apiUrl } = await reachable(config);
  const url = apiUrl.replace(/\/$/, '') + path + search(details.query);
  const repeatable = method === 'GET' || method === 'PUT' || details.key !== undefined;
  let answer = await attempt(url, init(method, details, await accessToken()), repeatable, details.signal);
  if (answer.status === 401) {
    const token = await renewedToken();
    if (token) answer = await attempt(url, init(method, details, token), repeatable, details.signal);
  }
  return read<T>(answer);
}

function init(method: string, { body, key }: Details, token: string | undefined): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (token) headers.authorization = `Bearer ${token}`;
  if (key) headers['idempotency-key'] = key;
  if (body === undefined) return { method, headers };
  headers['content-type'] = 'application/json';
  return { method, headers, body: JSON.stringify(body) };
}

async function attempt(url: string, call: RequestInit, repeatable: boolean, stop?: AbortSignal): Promise<Response> {
  for (const pause of [...PAUSES_MS, undefined]) {
    const again = repeatable && pause !== undefined;
    const answer = await once(url, call, stop).catch((reason: unknown) => {
      if (stop?.aborted) throw reason;
      return undefined;
    });
    if (answer && !(again && (answer.status === 503 || answer.status === 504))) return answer;
    if (!again) break;
    await new Promise((wake) => setTimeout(wake, pause * (0.5 + Math.random())));
  }
  throw Problem.offline();
}

function once(url: string, call: RequestInit, stop?: AbortSignal): Promise<Response> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  return fetch(url, { ...call, credentials: 'omit', signal: stop ? AbortSignal.any([stop, patience]) : patience });
}

async function read<T>(answer: Response): Promise<T> {
  if (answer.status === 204) return undefined as T;
  if (answer.ok && answer.headers.get('content-type')?.startsWith('text/')) return (await answer.text()) as T;
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return body as T;
  const told = (typeof body === 'object' && body ? body : {}) as Partial<ProblemBody>;
  throw new Problem({ ...told, status: answer.status, code: told.code ?? `status_${answer.status}` });
}

async function reachable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch {
    throw Problem.offline();
  }
}

function search(query: Record<string, unknown> = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}
