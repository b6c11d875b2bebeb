/**
 * Damage of a text found in the wild: shown and, where the context gives it, mended as a suggestion. It must never change the text.
 * `ask` where words are really lost; `warn` where what is meant is still there.
 */
import type { Finding } from '../draft.js';
import { foldScript } from '../script/script.js';
import { findLostCharacters } from './lost-characters.js';
import { findShiftedBytes } from './shifted-bytes.js';
import { findSiteWords } from './site-words.js';
import { findStrayMarks } from './stray-marks.js';

/** A text of nothing but damage gives this many findings a rule; the last of them reaches over the rest. */
export const mostFindings = 300;

const byPlace = (left: Finding, right: Finding): number => left.span[0] - right.span[0] || right.span[1] - left.span[1];

/** One place, one finding: a question mark inside a shifted run is part of the run. */
const withoutInner = (findings: readonly Finding[], runs: readonly Finding[]): readonly Finding[] => {
  let at = 0;
  return [...findings].sort(byPlace).filter(({ span: [start, end] }) => {
    while (at < runs.length && (runs[at] as Finding).span[1] <= start) at += 1;
    const run = runs[at];
    return !run || end <= run.span[0];
  });
};

const bounded = (findings: readonly Finding[]): readonly Finding[] => {
  const counts = new Map<string, number>();
  const kept: Finding[] = [];
  const rest = new Map<string, Finding>();
  for (const finding of findings) {
    const count = (counts.get(finding.rule) ?? 0) + 1;
    counts.set(finding.rule, count);
    if (count < mostFindings) kept.push(finding);
    else {
      const first = rest.get(finding.rule) ?? finding;
      rest.set(finding.rule, {
        ...first,
        params: { ...first.params, more: count - mostFindings },
        span: [first.span[0], finding.span[1]],
        suggestion: null,
      });
    }
  }
  return rest.size === 0 ? kept : [...kept, ...rest.values()].sort(byPlace);
};

/** Every finding of damage in the text, in the order of their places; `plain` is the text in Simplified script. */
export const findDamage = (source: string, plain: string = foldScript(source)): readonly Finding[] => {
  const runs = findShiftedBytes(source);
  const others = [...findLostCharacters(source, plain), ...findStrayMarks(source), ...findSiteWords(source, plain)];
  return bounded([...runs, ...withoutInner(others, runs)].sort(byPlace));
};
