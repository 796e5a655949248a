// Signing up, codes by mail, passwords: everything about credentials that Cognito keeps and our API never sees.
import { language } from '../i18n';
import { accessToken } from './session';
import { cognito } from './cognito';

export const signUp = (email: string, password: string) =>
  cognito('SignUp', {
    Username: email,
    Password: password,
    UserAttributes: [
      { Name: 'email', Value: email },
      { Name: 'locale', Value: language() },
    ],
  });

export const confirmSignUp = (email: string, code: string) =>
  cognito('ConfirmSignUp', { Username: email, ConfirmationCode: code });

export const resendCode = (email: string) => cognito('ResendConfirmationCode', { Username: email });

export const forgotPassword = (email: string) => cognito('ForgotPassword', { Username: email });

export const resetPassword = (email: string, code: string, password: string) =>
  cognito('ConfirmForgotPassword', { Username: email, ConfirmationCode: code, Password: password });

export const changePassword = async (previous: string, proposed: string) =>
  cognito('ChangePassword', {
    AccessToken: await accessToken(),
    PreviousPassword: previous,
    ProposedPassword: proposed,
  });
