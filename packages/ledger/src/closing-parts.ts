/**
 * The parts of a closing condition (销号条件): which are met, which are not. A condition without parts is one part, the whole. To one of kind
 * *project* the milestones of the lead's own measures are added, each a part of its day: a project closes milestone by milestone, and its unit can
 * add to its finish line and never take away from it.
 */
import type { MetPart } from './cycle-state.js';
import { leadUnits } from './duties.js';
import type { TaskState } from './state.js';

export const WHOLE_PART = 'whole';

type Part = { readonly partId: string; readonly text: string };
type Watched = Pick<TaskState, 'closing' | 'measures' | 'duties'>;

export function closingParts(task: Watched): readonly Part[] {
  const { closing } = task;
  const confirmed = closing.parts.length > 0 ? closing.parts : [{ partId: WHOLE_PART, text: closing.doneWhen }];
  return closing.kind === 'project' ? [...confirmed, ...milestoneParts(task)] : confirmed;
}

/** A milestone is known by its day, and among those of one day by its place: a milestone that moves is another part, and is to be met anew. */
function milestoneParts({ measures, duties }: Watched): readonly Part[] {
  const leads = leadUnits(duties);
  const own = measures.filter(({ unitId }) => leads.includes(unitId)).flatMap(({ milestones }) => milestones);
  return own.map(({ on, text }, at) => {
    const place = own.slice(0, at).filter((other) => other.on === on).length;
    return { partId: `milestone:${on}:${place}`, text: `${on} ${text}` };
  });
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
