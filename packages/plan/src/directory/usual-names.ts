/** The other names people use for a body (省发改委, 省工信厅), so that it is found by them. The first names of the tables are never among them. */
import { endings, stems, wholeNames } from './bodies.js';

const MOST = 6;
/** Where the stem of a department ends: the longest standard stem that the name holds before one of the usual endings. */
const split = (name: string): { readonly before: string; readonly stem: readonly string[]; readonly ending: string } | null => {
  for (const [short] of endings) {
    if (!name.endsWith(short)) continue;
    const core = name.slice(0, -short.length);
    const stem = stems.filter(([standard]) => core.endsWith(standard)).sort((one, other) => other[0].length - one[0].length)[0];
    if (stem !== undefined) return { before: core.slice(0, -stem[0].length), stem, ending: short };
  }
  return null;
};

const ofWhole = (name: string): readonly string[] => {
  const whole = wholeNames.find(([standard]) => name.endsWith(standard) && name.length - standard.length <= 6);
  if (whole === undefined) return [];
  const before = name.slice(0, -whole[0].length);
  return whole.slice(1).map((other) => before + other);
};

/** Given a canonical name; none for a body that the tables do not know. */
export const usualNames = (canonical: string): readonly string[] => {
  const found = split(canonical);
  const names = found ? found.stem.slice(1).map((other) => found.before + other + found.ending) : ofWhole(canonical);
  return [...new Set(names)].filter((name) => name !== canonical).slice(0, MOST);
};
