// Who is signed in. The access token lives in memory; the refresh token alone survives a reload, and only in this tab.
import { signal } from '@preact/signals';
import type { Problem } from '../problem';
import { forgetAll } from '../query';
import { load, save, session as tab } from '../storage';
import { CART_KEY, DRAFT_KEY, INTENT_KEY, REFRESH_KEY, TERMS_KEY } from '../storage-keys';
import { cognito } from './cognito';

export interface Tokens {
  AccessToken: string;
  RefreshToken?: string;
  /** Seconds. */
  ExpiresIn: number;
}

const EARLY_MS = 60_000;
let current: { token: string; until: number } | undefined;
let renewing: Promise<string | undefined> | undefined;

/** True from sign-in to sign-out, also after a reload while the refresh token has not been tried yet. */
export const signedIn = signal(load(REFRESH_KEY, tab) !== undefined);
/** Set when the session ended by itself, so that the sign-in page can say why it is there. */
export const ended = signal(false);
/** Set when somebody signed out: nobody is led back to where they were. */
export const left = signal(false);

export function begin(tokens: Tokens): void {
  current = { token: tokens.AccessToken, until: Date.now() + tokens.ExpiresIn * 1_000 - EARLY_MS };
  if (tokens.RefreshToken) save(REFRESH_KEY, tokens.RefreshToken, tab);
  ended.value = false;
  left.value = false;
  signedIn.value = true;
}

/** A token that is good for a while yet; nothing when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  if (current && current.until > Date.now()) return current.token;
  return renewedToken();
}

/** A fresh token; one renewal at a time, whoever asks. */
export function renewedToken(): Promise<string | undefined> {
  renewing ??= renew().finally(() => (renewing = undefined));
  return renewing;
}

async function renew(): Promise<string | undefined> {
  const refresh = load<string>(REFRESH_KEY, tab);
  if (!refresh) return undefined;
  const request = { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters: { REFRESH_TOKEN: refresh } };
  try {
    const { AuthenticationResult } = await cognito<{ AuthenticationResult: Tokens }>('InitiateAuth', request);
    begin(AuthenticationResult);
    return AuthenticationResult.AccessToken;
  } catch (reason) {
    if ((reason as Problem).status === 0) throw reason; // no answer: the session may be as good as before
    drop();
    ended.value = true;
    return undefined;
  }
}

/** End it here and at Cognito: the refresh token is worth nothing afterwards, even to somebody who copied it. */
export async function signOut(): Promise<void> {
  const refresh = load<string>(REFRESH_KEY, tab);
  left.value = true;
  drop();
  forget(DRAFT_KEY);
  forget(TERMS_KEY);
  save(CART_KEY, undefined);
  if (refresh) await cognito('RevokeToken', { Token: refresh }).catch(() => undefined);
}

/** End every session of this member, on all devices. */
export async function signOutEverywhere(): Promise<void> {
  await cognito('GlobalSignOut', { AccessToken: await accessToken() });
  await signOut();
}

function drop(): void {
  current = undefined;
  save(REFRESH_KEY, undefined, tab);
  forget(INTENT_KEY);
  forgetAll();
  signedIn.value = false;
}

function forget(prefix: string): void {
  for (const name of Object.keys(sessionStorage)) if (name.startsWith(prefix)) sessionStorage.removeItem(name);
}
