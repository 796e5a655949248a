// Between signing up and the first sign-in: what was told then, so that nobody types it twice.
import { join, type Join } from '~/gen/api';
import { ownTimeZone } from './format';
import { language } from './i18n';
import { adopt } from './me';
import { load, save } from './storage';
import { NEWCOMER_KEY } from './storage-keys';

export interface Newcomer {
  email: string;
  kind?: 'person' | 'company';
  name?: string;
  company_name?: string;
  company_number?: string;
}

export const newcomer = (): Newcomer | undefined => load<Newcomer>(NEWCOMER_KEY);
export const rememberNewcomer = (told: Newcomer): void => save(NEWCOMER_KEY, told);

// The password is kept in memory alone, from sign-up to the confirmed code, to sign in without asking for it again.
let password: string | undefined;
export const keepPassword = (typed: string | undefined): void => void (password = typed);
export const keptPassword = (): string | undefined => password;

/** The first authorised call: makes the member and their account. */
export async function joinPortal(told: Required<Pick<Newcomer, 'kind' | 'name'>> & Newcomer): Promise<void> {
  const company = told.kind === 'company';
  const body: Join = {
    kind: told.kind,
    name: told.name,
    company_name: company ? told.company_name : undefined,
    company_number: (company && told.company_number) || undefined,
    language: language(),
    time_zone: ownTimeZone,
  };
  await adopt(await join(body));
  save(NEWCOMER_KEY, undefined);
}

/** Whether this browser knows enough to finish signing up by itself. */
export const isComplete = (told: Newcomer | undefined): told is Newcomer & Required<Pick<Newcomer, 'kind' | 'name'>> =>
  Boolean(told?.kind && told.name && (told.kind === 'person' || told.company_name));
