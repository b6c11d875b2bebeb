/** Passwords: argon2id with the parameters of the OWASP sheet (19 MiB, 2 passes). A name that nobody has costs as much as one that somebody has. */
import { hash, verify } from '@node-rs/argon2';

/** `algorithm` 2 is argon2id; the package's own name for it is a const enum, which separate files cannot read. */
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
/** More at once would only take memory: the hashing has as many threads as this. */
const AT_ONCE = 4;

let running = 0;
const waiting: (() => void)[] = [];
const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
};

/** NFKC, so that the same signs typed on another keyboard are the same password. */
const typed = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(typed(password), OPTIONS));

let nobodys: Promise<string> | undefined;

/** False for nobody, after the same work. */
export const passwordFits = async (stored: string | null, password: string): Promise<boolean> => {
  nobodys ??= hashPassword('nobody has this password');
  const against = stored ?? (await nobodys);
  const fits = await inTurn(() => verify(against, typed(password)));
  return fits && stored !== null;
};

export const isAmong = async (former: readonly string[], password: string): Promise<boolean> => {
  for (const stored of former) if (await passwordFits(stored, password)) return true;
  return false;
};
