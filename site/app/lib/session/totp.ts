// The second step at sign-in: six digits from an authenticator app (RFC 6238).
import { vendorName } from '../config';
import { accessToken } from './session';
import { cognito } from './cognito';

export async function isTotpOn(): Promise<boolean> {
  const user = await cognito<{ UserMFASettingList?: string[] }>('GetUser', { AccessToken: await accessToken() });
  return user.UserMFASettingList?.includes('SOFTWARE_TOKEN_MFA') ?? false;
}

/** A new secret for the authenticator app: nothing is on until a code from it has been verified. */
export async function newTotpSecret(): Promise<string> {
  const { SecretCode } = await cognito<{ SecretCode: string }>('AssociateSoftwareToken', {
    AccessToken: await accessToken(),
  });
  return SecretCode;
}

/** The address that authenticator apps understand, as a link on the phone or inside the QR code. */
export function totpLink(secret: string, email: string): string {
  const issuer = vendorName();
  const label = encodeURIComponent(`${issuer}:${email}`);
  return `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer }).toString().replaceAll('+', '%20')}`;
}

export async function turnTotpOn(code: string, device: string): Promise<void> {
  const AccessToken = await accessToken();
  await cognito('VerifySoftwareToken', { AccessToken, UserCode: code, FriendlyDeviceName: device });
  await cognito('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true } });
}

export const turnTotpOff = async (): Promise<void> => {
  const AccessToken = await accessToken();
  await cognito('SetUserMFAPreference', { AccessToken, SoftwareTokenMfaSettings: { Enabled: false, PreferredMfa: false } });
};
