import { randomBytes, scrypt } from 'node:crypto';
import { sameBytes } from '../../platform/crypto.ts';

/** OWASP's first choice for scrypt: 32 MiB and some 80 ms of one core. Kept in each hash, so that it can be raised later. */
const STRENGTH = { ln: 15, r: 8, p: 1 } as const;
const BYTES = 32;

interface Parts {
  ln: number;
  r: number;
  p: number;
  salt: Buffer;
  hash: Buffer;
}

/** '$scrypt$ln=15,r=8,p=1$salt$hash', both in base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, { ...STRENGTH, salt, hash: Buffer.alloc(BYTES) });
  const { ln, r, p } = STRENGTH;
  return `$scrypt$ln=${ln},r=${r},p=${p}$${salt.toString('base64')}$${hash.toString('base64')}`;
}

/** Whether the password made this hash. With no hash it takes the same time and is never right. */
export async function verifyPassword(password: string, stored: string | null): Promise<boolean> {
  const parts = stored === null ? undefined : parse(stored);
  const { hash, ...rest } = parts ?? decoy;
  const right = sameBytes(await derive(password, { ...rest, hash }), hash);
  return right && parts !== undefined;
}

/** True for a hash made with less than today's strength: it is made anew at the next sign-in. */
export function isOutdated(stored: string): boolean {
  const parts = parse(stored);
  return !parts || parts.ln < STRENGTH.ln || parts.r < STRENGTH.r || parts.p < STRENGTH.p;
}

const decoy: Parts = { ...STRENGTH, salt: randomBytes(16), hash: randomBytes(BYTES) };

function parse(stored: string): Parts | undefined {
  const found = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([^$]+)\$([^$]+)$/.exec(stored);
  if (!found) return undefined;
  const [, ln, r, p, salt, hash] = found as unknown as [string, string, string, string, string, string];
  const parts = { ln: +ln, r: +r, p: +p, salt: Buffer.from(salt, 'base64'), hash: Buffer.from(hash, 'base64') };
  // An empty hash would equal the empty key that is derived for it.
  return parts.hash.length >= 16 && parts.ln >= 1 && parts.ln <= 20 && parts.r >= 1 && parts.p >= 1 ? parts : undefined;
}

async function derive(password: string, { ln, r, p, salt, hash }: Parts): Promise<Buffer> {
  // NFKC, so that full-width digits typed on one keyboard match those of another.
  const text = password.normalize('NFKC');
  await turn();
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      const options = { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r };
      scrypt(text, salt, hash.length, options, (error, key) => (error ? reject(error) : resolve(key)));
    });
  } finally {
    pass();
  }
}

// Two at a time: a rush of sign-ins must leave threads of the pool, and memory, to everything else.
const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

function turn(): Promise<void> {
  if (running < AT_ONCE) {
    running += 1;
    return Promise.resolve();
  }
  return new Promise((resolve) => waiting.push(resolve));
}

function pass(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}
