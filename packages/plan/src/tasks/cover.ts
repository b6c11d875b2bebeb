/** Nothing of the source is dropped unseen: what lies under no part is listed, and each damaged place goes to the part it lies in. */
import type { Finding, Indicator, Span, Task } from '../draft.js';

export const leftOverOf = (length: number, covered: readonly Span[]): readonly Span[] => {
  const sorted = [...covered].sort((a, b) => a[0] - b[0]);
  const left: Span[] = [];
  let at = 0;
  for (const [start, end] of sorted) {
    if (start > at) left.push([at, start]);
    at = Math.max(at, end);
  }
  if (at < length) left.push([at, length]);
  return left;
};

type Parts = { readonly tasks: readonly Task[]; readonly indicators: readonly Indicator[]; readonly findings: readonly Finding[] };

const meets = (span: Span, [start, end]: Span): boolean => start < span[1] && end > span[0];

/** Both lists are in the order of the text. */
const share = <Part extends { readonly span: Span; readonly findings: readonly Finding[] }>(
  parts: readonly Part[],
  damage: readonly Finding[],
  taken: Set<Finding>,
): readonly Part[] => {
  let from = 0;
  return parts.map((part) => {
    while (from < damage.length && damage[from]!.span[1] <= part.span[0]) from += 1;
    const own: Finding[] = [];
    for (let i = from; i < damage.length && damage[i]!.span[0] < part.span[1]; i += 1)
      if (meets(part.span, damage[i]!.span)) own.push(damage[i]!);
    for (const found of own) taken.add(found);
    return own.length === 0 ? part : { ...part, findings: [...part.findings, ...own] };
  });
};

export const attachDamage = (parts: Parts, damage: readonly Finding[]): Parts => {
  const sorted = [...damage].sort((a, b) => a.span[0] - b.span[0]);
  const taken = new Set<Finding>();
  const tasks = share(parts.tasks, sorted, taken);
  const indicators = share(parts.indicators, sorted, taken);
  return { tasks, indicators, findings: [...parts.findings, ...sorted.filter((found) => !taken.has(found))] };
};
