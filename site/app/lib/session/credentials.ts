// Passwords and the codes that change them: everything about credentials that Cognito keeps and our API never sees.
import { accessToken } from './session';
import { cognito } from './cognito';
import { Problem } from '../problem';

/** What Cognito says of an address it does not know, one that was never confirmed, and one that was only invited. */
const NOT_SENT = new Set(['cognito_user_not_found', 'cognito_invalid_parameter', 'cognito_not_authorized']);

/** Mails a code, if somebody can sign in with that address: whether that is so nobody learns from the answer. */
export async function forgotPassword(email: string): Promise<void> {
  await cognito('ForgotPassword', { Username: email }).catch((problem: unknown) => {
    if (!(problem instanceof Problem && NOT_SENT.has(problem.code))) throw problem;
  });
}

export const resetPassword = (email: string, code: string, password: string) =>
  cognito('ConfirmForgotPassword', { Username: email, ConfirmationCode: code, Password: password });

export const changePassword = async (previous: string, proposed: string) =>
  cognito('ChangePassword', {
    AccessToken: await accessToken(),
    PreviousPassword: previous,
    ProposedPassword: proposed,
  });
