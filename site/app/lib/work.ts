// Computing that one person does not notice, and whoever sends thousands does: `chalicelib/guests/rules/work.py` says why
// and checks it. Each try is one block of SHA-256, done here: the browser's own function answers too slowly for so many.

const ZEROS = 16; // bits at the beginning of the digest
const AT_ONCE = 8_000; // tries between two looks at what the reader does

export interface Work {
  at: string;
  count: number;
}

/** The work for one request in the name of that address, with that Idempotency-Key, at that moment. */
export async function done(email: string, key: string, at: Date): Promise<Work> {
  const moment = at.toISOString();
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${email}|${key}|${moment}`));
  const start = [...new Uint8Array(digest, 0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  for (let from = 0; ; from += AT_ONCE) {
    for (let count = from; count < from + AT_ONCE; count++)
      if (firstWord(start + count) >>> (32 - ZEROS) === 0) return { at: moment, count };
    await new Promise((wake) => setTimeout(wake));
  }
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false;
  return true;
}

const PRIMES = Array.from({ length: 310 }, (_, n) => n + 2).filter(isPrime); // the first 64
const fraction = (root: number) => ((root % 1) * 2 ** 32) | 0;
const ROUND = Int32Array.from(PRIMES, (prime) => fraction(Math.cbrt(prime)));
const START = Int32Array.from(PRIMES.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
const words = new Int32Array(64);
const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by));

/** The first 32 bits of the SHA-256 of a text of at most 55 ASCII characters (FIPS 180-4, whose names these are). */
function firstWord(text: string): number {
  schedule(text);
  let [a, b, c, d] = [START[0]!, START[1]!, START[2]!, START[3]!];
  let [e, f, g, h] = [START[4]!, START[5]!, START[6]!, START[7]!];
  for (let at = 0; at < 64; at++) {
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + ROUND[at]! + words[at]!;
    const two = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
    h = g;
    g = f;
    f = e;
    e = (d + one) | 0;
    d = c;
    c = b;
    b = a;
    a = (one + two) | 0;
  }
  return (a + START[0]!) | 0;
}

function schedule(text: string): void {
  words.fill(0);
  for (let at = 0; at < text.length; at++) words[at >> 2]! |= text.charCodeAt(at) << (24 - 8 * (at & 3));
  words[text.length >> 2]! |= 0x80 << (24 - 8 * (text.length & 3));
  words[15] = text.length * 8;
  for (let at = 16; at < 64; at++) {
    const [early, late] = [words[at - 15]!, words[at - 2]!];
    const mixed = (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) + (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10));
    words[at] = words[at - 16]! + words[at - 7]! + mixed;
  }
}
