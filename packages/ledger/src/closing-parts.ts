/** The parts of a closing condition (销号条件): which are met, which are not. A condition without parts is one part, the whole. */
import type { MetPart } from './cycle-state.js';
import { leadUnits } from './duties.js';
import type { TaskState } from './state.js';

export const WHOLE_PART = 'whole';

export function closingParts({ closing }: TaskState): readonly { readonly partId: string; readonly text: string }[] {
  return closing.parts.length > 0 ? closing.parts : [{ partId: WHOLE_PART, text: closing.doneWhen }];
}

export function unmetParts(task: TaskState, met: readonly MetPart[] = task.met): readonly string[] {
  const done = new Set(met.map(({ partId }) => partId));
  return closingParts(task)
    .map(({ partId }) => partId)
    .filter((partId) => !done.has(partId));
}

/** 办结: an open claim of a lead covers whatever is not yet met. */
export function isClaimedWhole(task: TaskState): boolean {
  const unmet = unmetParts(task);
  const leads = leadUnits(task.duties);
  return task.claims.some(
    ({ status, unitId, parts }) =>
      status === 'open' && leads.includes(unitId) && unmet.every((partId) => parts.some((part) => part.partId === partId)),
  );
}
