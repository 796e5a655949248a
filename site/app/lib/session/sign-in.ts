import { config } from '../config';
import { begin, type Tokens } from './session';
import { cognito } from './cognito';
import { startSrp, type Challenge } from './srp';

/** What still stands between the password and being signed in. */
export interface Step {
  kind: 'code' | 'new_password';
  user: string;
  session: string;
}

interface AuthAnswer {
  AuthenticationResult?: Tokens;
  ChallengeName?: string;
  ChallengeParameters?: Record<string, string>;
  Session?: string;
}

/** Sign in by SRP. Nothing left to do: undefined; else the next step. */
export async function signIn(email: string, password: string): Promise<Step | undefined> {
  const { userPoolId } = await config();
  const exchange = startSrp(userPoolId.split('_')[1] ?? userPoolId);
  const challenge = await cognito<AuthAnswer>('InitiateAuth', {
    AuthFlow: 'USER_SRP_AUTH',
    AuthParameters: { USERNAME: email, SRP_A: exchange.publicValue },
  });
  const responses = await exchange.answer(challenge.ChallengeParameters as unknown as Challenge, password);
  return respond('PASSWORD_VERIFIER', responses, challenge.Session);
}

/** The six digits of the authenticator app. */
export const answerWithCode = ({ user, session }: Step, code: string): Promise<Step | undefined> =>
  respond('SOFTWARE_TOKEN_MFA', { USERNAME: user, SOFTWARE_TOKEN_MFA_CODE: code }, session);

/** Invited staff choose their own password the first time. */
export const answerWithNewPassword = ({ user, session }: Step, password: string): Promise<Step | undefined> =>
  respond('NEW_PASSWORD_REQUIRED', { USERNAME: user, NEW_PASSWORD: password }, session);

async function respond(name: string, responses: Record<string, string>, session?: string): Promise<Step | undefined> {
  const answer = await cognito<AuthAnswer>('RespondToAuthChallenge', {
    ChallengeName: name,
    ChallengeResponses: responses,
    ...(session && { Session: session }),
  });
  if (answer.AuthenticationResult) {
    begin(answer.AuthenticationResult);
    return undefined;
  }
  return nextStep(answer, responses.USERNAME ?? '');
}

function nextStep(answer: AuthAnswer, user: string): Step {
  const same = { user: answer.ChallengeParameters?.USER_ID_FOR_SRP ?? user, session: answer.Session ?? '' };
  if (answer.ChallengeName === 'SOFTWARE_TOKEN_MFA') return { kind: 'code', ...same };
  if (answer.ChallengeName === 'NEW_PASSWORD_REQUIRED') return { kind: 'new_password', ...same };
  throw new Error(`Cognito asks for ${answer.ChallengeName}, which this pool should not`);
}
