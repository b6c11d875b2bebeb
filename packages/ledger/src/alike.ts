/** How alike two texts are, 0 to 1: shared pairs of neighbouring characters (Dice). Punctuation and spaces do not count. */
export type Alike = (one: string, other: string) => number;

export const bigramDice: Alike = (one, other) => {
  const [left, right] = [pairs(one), pairs(other)];
  const all = size(left) + size(right);
  if (all === 0) return 0;
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  return (2 * shared) / all;
};

function pairs(text: string): ReadonlyMap<string, number> {
  const characters = [...text.replace(/[\s\p{P}]/gu, '')];
  const counts = new Map<string, number>();
  for (let at = 1; at < characters.length; at += 1) {
    const pair = `${characters[at - 1]}${characters[at]}`;
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function size(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
