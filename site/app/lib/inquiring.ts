// Writing to the portal without a session, and confirming it with what the mailed link holds.
import { config } from './config';
import { carryOut } from './intent';
import { answerTo, why } from './public-request';
import { done } from './work';

export const FIELDS = ['text', 'order_number', 'name', 'email'] as const;

export interface Inquiry {
  name: string;
  email: string;
  kind: string;
  text: string;
  order_number: string | null;
  ticket: string | null;
  is_customers: boolean;
}

/** Where the mail goes, or why nothing was sent. The work goes along; an own clock that is wrong costs a second try. */
export async function write(body: Record<string, unknown> & { email: string }): Promise<{ email: string } | string> {
  const url = `${await place()}/inquiries`;
  return carryOut('write', body, async (key) => {
    const send = async (at: Date) => answerTo<{ email: string }>(url, { body: { ...body, work: await done(body.email, key, at) }, key, fields: FIELDS });
    return send(new Date()).catch((reason: unknown) => {
      const now = /^work:(.+)$/.exec(why(reason))?.[1];
      if (!now) throw reason;
      return send(new Date(now));
    });
  }).catch(why);
}

/** What was written, or why it cannot be shown. */
export const read = async (token: string) => answerTo<Inquiry>(`${await place()}/inquiries/${encodeURIComponent(token)}`, { method: 'GET' }).catch(why);

/** The same once it is confirmed. */
export const confirm = async (token: string) => answerTo<Inquiry>(`${await place()}/inquiries/${encodeURIComponent(token)}/confirmations`, {}).catch(why);

async function place(): Promise<string> {
  const { apiUrl } = await config().catch(() => ({ apiUrl: '/api' }));
  return `${apiUrl}/v1`;
}
