/** The one text of an entry: canonical JSON (RFC 8785), and the chain over it. The hash function is handed in, so that SM3 can stand beside SHA-256. */
import canonicalize from 'canonicalize';
import { linkText } from '../evidence/digests.js';

export { GENESIS_HASH } from '../evidence/digests.js';

export type HashFunction = (text: string) => string;

export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('An entry must be an object');
  return text;
}

export const chainHash = (hash: HashFunction, prevHash: string, body: string): string => hash(linkText(prevHash, body));

const NUL = String.fromCharCode(0);
const MAY_NOT_BE_STORED = /\\u0000|\\ud[89a-f]/i;

/**
 * A database holds no NUL and UTF-8 no lone surrogate: each becomes U+FFFD, one character for one, so that spans stay true.
 * What holds neither keeps its reference.
 */
export function storable<T>(value: T): T {
  return MAY_NOT_BE_STORED.test(JSON.stringify(value) ?? '') ? (clean(value) as T) : value;
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll(NUL, '\uFFFD');
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [clean(key), clean(item)]));
}
