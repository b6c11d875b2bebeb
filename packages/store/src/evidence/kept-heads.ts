/** A file of keys and signed heads kept apart from the database, JSON Lines: `{"key": …}` and `{"signedHead": …}`. A line half written at a crash is passed over. */
import type { Signed } from './signed-head.js';

export type KeptHeads = { readonly keys: readonly Signed[]; readonly heads: readonly Signed[] };

type Line = { readonly key?: Signed; readonly keys?: readonly Signed[]; readonly signedHead?: Signed };

/** Takes an export as well: its header carries keys, its last lines signed heads. */
export function readKeptHeads(text: string): KeptHeads {
  const lines = text.split('\n').flatMap((line) => lineOf(line));
  return {
    keys: lines.flatMap(({ key, keys }) => (key === undefined ? (keys ?? []) : [key])),
    heads: lines.flatMap(({ signedHead }) => (signedHead === undefined ? [] : [signedHead])),
  };
}

const lineOf = (line: string): Line[] => {
  try {
    const parsed = JSON.parse(line) as Line | null;
    return typeof parsed === 'object' && parsed !== null ? [parsed] : [];
  } catch {
    return [];
  }
};
