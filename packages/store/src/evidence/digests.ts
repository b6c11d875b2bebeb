/**
 * The two hashes of the journal, SHA-256 and SM3 (GB/T 32905), and the names they go under. A hash says which one it is: 64 hexadecimal digits alone
 * are SHA-256, `sm3:` and 64 digits are SM3. A journal keeps the algorithm of its first entry; a setting says with which one journals begin.
 * This folder goes into archive packages as it is compiled: it imports node: and itself, nothing else.
 */
import { createHash } from 'node:crypto';

export const ALGORITHMS = ['sha256', 'sm3'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** What stands before the first entry. */
export const GENESIS_HASH = '0'.repeat(64);

/** Lower-case hexadecimal digits. */
export const digest = (algorithm: Algorithm, data: string | Uint8Array): string => createHash(algorithm).update(data).digest('hex');

/** As it stands in the journal. */
export const hashWith =
  (algorithm: Algorithm) =>
  (text: string): string =>
    algorithm === 'sha256' ? digest('sha256', text) : `sm3:${digest('sm3', text)}`;

export const algorithmOf = (hash: string): Algorithm | null => {
  if (/^[0-9a-f]{64}$/.test(hash)) return 'sha256';
  return /^sm3:[0-9a-f]{64}$/.test(hash) ? 'sm3' : null;
};

/** For the next entry of a journal: its own algorithm, or `first` where it has no entry yet. */
export const hashAfter = (
  head: { readonly seq: number; readonly hash: string },
  first: (text: string) => string,
): ((text: string) => string) => (head.seq === 0 ? first : hashWith(algorithmOf(head.hash) ?? 'sha256'));

/** What is hashed for an entry: the hash before it and its own text. */
export const linkText = (prevHash: string, body: string): string => `${prevHash}\n${body}`;

/** Whether the hash is the one of its own predecessor and text, by the algorithm that it names. */
export const isWhole = (hash: string, prevHash: string, body: string): boolean => {
  const algorithm = algorithmOf(hash);
  return algorithm !== null && hashWith(algorithm)(linkText(prevHash, body)) === hash;
};

/** Where an entry is found again: 16 digits for its id, 16 for its text. It tells places apart; the proof is the chain. */
export const markOf = (entryId: string, body: string): string =>
  digest('sha256', entryId).slice(0, 16) + digest('sha256', body).slice(0, 16);
export const idOfMark = (mark: string): string => mark.slice(0, 16);
