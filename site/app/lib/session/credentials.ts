// Passwords and the codes that change them: everything about credentials that Cognito keeps and our API never sees.
import { accessToken } from './session';
import { cognito } from './cognito';

export const forgotPassword = (email: string) => cognito('ForgotPassword', { Username: email });

export const resetPassword = (email: string, code: string, password: string) =>
  cognito('ConfirmForgotPassword', { Username: email, ConfirmationCode: code, Password: password });

export const changePassword = async (previous: string, proposed: string) =>
  cognito('ChangePassword', {
    AccessToken: await accessToken(),
    PreviousPassword: previous,
    ProposedPassword: proposed,
  });
