// Secure Remote Password 6a as Amazon Cognito speaks it: 3072-bit group of RFC 5054, SHA-256, HKDF "Caldera Derived Key".
// The password never leaves the browser: both sides prove that they know it.

const N_HEX =
  'FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B' +
  '302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE6' +
  '49286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D' +
  '670C354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF695581718' +
  '3995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7D' +
  'B3970F85A6E1E4C7ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C' +
  'BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF';
const N = BigInt(`0x${N_HEX}`);
const G = 2n;
const utf8 = new TextEncoder();

export interface Challenge {
  SRP_B: string;
  SALT: string;
  SECRET_BLOCK: string;
  USER_ID_FOR_SRP: string;
}

/** Our half of the exchange: the public value to send, and the answer to what comes back. `pool` is the pool's id after "_". */
export function startSrp(pool: string) {
  const secret = BigInt(`0x${hex(crypto.getRandomValues(new Uint8Array(128)))}`) % N;
  const ours = power(G, secret);
  return {
    publicValue: ours.toString(16),
    answer: (challenge: Challenge, password: string, at = new Date()) => proof(pool, secret, ours, challenge, password, at),
  };
}

async function proof(pool: string, secret: bigint, ours: bigint, challenge: Challenge, password: string, at: Date) {
  const user = challenge.USER_ID_FOR_SRP;
  const key = await sharedKey(secret, ours, challenge, `${pool}${user}:${password}`);
  const block = fromBase64(challenge.SECRET_BLOCK);
  const stamp = timestamp(at);
  const message = new Uint8Array([...utf8.encode(pool), ...utf8.encode(user), ...block, ...utf8.encode(stamp)]);
  return {
    USERNAME: user,
    TIMESTAMP: stamp,
    PASSWORD_CLAIM_SECRET_BLOCK: challenge.SECRET_BLOCK,
    PASSWORD_CLAIM_SIGNATURE: btoa(String.fromCharCode(...(await hmac(key, message)))),
  };
}

async function sharedKey(secret: bigint, ours: bigint, challenge: Challenge, identity: string): Promise<Bytes> {
  const theirs = BigInt(`0x${challenge.SRP_B}`);
  if (theirs % N === 0n) throw new Error('SRP: the server sent no public value');
  const scramble = await hashOf(padded(ours) + padded(theirs));
  const multiplier = await hashOf(`00${N_HEX}02`);
  const inner = hex(await digest(utf8.encode(identity)));
  const exponent = await hashOf(padded(BigInt(`0x${challenge.SALT}`)) + inner);
  const shared = power(theirs - multiplier * power(G, exponent), secret + scramble * exponent);
  const extracted = await hmac(unhex(padded(scramble)), unhex(padded(shared)));
  return (await hmac(extracted, utf8.encode('Caldera Derived Key\u0001'))).slice(0, 16);
}

type Bytes = Uint8Array<ArrayBuffer>;

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = ((base % N) + N) % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * factor) % N;
    factor = (factor * factor) % N;
  }
  return result;
}

const digest = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
const hashOf = async (text: string): Promise<bigint> => BigInt(`0x${hex(await digest(unhex(text)))}`);

async function hmac(key: Bytes, message: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, message));
}

/** Whole bytes, and never a leading one that could be read as a sign. */
function padded(value: bigint): string {
  const digits = value.toString(16);
  const even = digits.length % 2 ? `0${digits}` : digits;
  return /^[89a-f]/i.test(even) ? `00${even}` : even;
}

const hex = (bytes: Bytes): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const unhex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

/** "Tue Sep 5 00:09:40 UTC 2028": the day is not padded. */
export function timestamp(at: Date): string {
  const [weekday, day, month, year, clock] = at.toUTCString().replace(',', '').split(' ');
  return `${weekday} ${month} ${Number(day)} ${clock} UTC ${year}`;
}
