// From an address to a sign-in: our API sees to the mailed code, Cognito alone sees the password.
import { askSignUp, confirmSignUp } from '~/gen/api';
import { ownTimeZone } from '../format';
import { language } from '../i18n';
import { carryOut } from '../intent';
import { answerWithNewPassword, signIn } from './sign-in';

/** Sees to it that a mail goes there: with a code or, to whoever has an account already, with how to sign in. */
export function signUp(email: string): Promise<unknown> {
  const body = { email, language: language(), time_zone: ownTimeZone };
  return carryOut('sign-up', body, (key) => askSignUp(body, key));
}

/** Proves the address and comes in with the password that the person chose. */
export async function confirm(email: string, code: string, password: string): Promise<void> {
  const once = await confirmSignUp({ email, code });
  const step = await signIn(email, once.password);
  if (step?.kind === 'new_password') await answerWithNewPassword(step, password);
}
