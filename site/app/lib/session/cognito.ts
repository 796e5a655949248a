import { config } from '../config';
import { language } from '../i18n';
import { Problem } from '../problem';

/** Operations that name the caller by an access token and therefore take no ClientId. */
const BY_TOKEN = new Set([
  'GetUser',
  'GlobalSignOut',
  'ChangePassword',
  'AssociateSoftwareToken',
  'VerifySoftwareToken',
  'SetUserMFAPreference',
]);
/** Operations that may send mail or start a trigger: it writes in the language of this page. */
const MAY_WRITE = new Set(['ForgotPassword']);

/** One call of Amazon Cognito's JSON protocol. A refusal is a `Problem` with a code like `cognito_code_mismatch`. */
export async function cognito<T = Record<string, unknown>>(operation: string, details: object): Promise<T> {
  const { cognitoUrl, region, clientId } = await config().catch(() => Promise.reject(Problem.offline()));
  const body = {
    ...(!BY_TOKEN.has(operation) && { ClientId: clientId }),
    ...(MAY_WRITE.has(operation) && { ClientMetadata: { language: language() } }),
    ...details,
  };
  const answer = await fetch(cognitoUrl ?? `https://cognito-idp.${region}.amazonaws.com/`, {
    method: 'POST',
    credentials: 'omit',
    cache: 'no-store',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  }).catch(() => Promise.reject(Problem.offline()));
  const told = (await answer.json().catch(() => ({}))) as T & { __type?: string; message?: string };
  if (answer.ok) return told;
  throw new Problem({ status: answer.status, code: codeOf(told.__type), detail: told.message ?? '' });
}

/** "com.amazonaws#CodeMismatchException" -> "cognito_code_mismatch". */
function codeOf(type = 'Unknown'): string {
  const name = (type.split('#').at(-1) ?? type).replace(/Exception$/, '').replace('MFA', 'Mfa');
  return `cognito${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}
