import { load, save, session } from './storage';
import { INTENT_KEY } from './storage-keys';

interface Kept {
  key: string;
  body: string;
}

/**
 * The Idempotency-Key of one intention, for instance "open this ticket": the same for every press and after a reload,
 * as long as what is sent stays the same; a new one when it changed or the intention has been carried out.
 */
export async function carryOut<T>(name: string, body: unknown, send: (key: string) => Promise<T>): Promise<T> {
  const text = JSON.stringify(body);
  const place = `${INTENT_KEY}.${name}`;
  const kept = load<Kept>(place, session);
  const key = kept?.body === text ? kept.key : crypto.randomUUID();
  save(place, { key, body: text }, session);
  const answer = await send(key);
  save(place, undefined, session);
  return answer;
}
