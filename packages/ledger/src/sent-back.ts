/** What a leader sent back to his liaison, as long as it waits: until the line is signed off, or comes back from the coordinator. */
import type { Handed, PeriodState, SentBack } from './cycle-state.js';
import type { UnitId } from './entries.js';

type Item = { readonly taskId: string } | { readonly indicatorId: string };

export function sentBackOn(period: PeriodState, unitId: UnitId, item: Item, handed: Handed<unknown> | null): SentBack | null {
  const names = (one: SentBack) => ('taskId' in item ? one.taskIds.includes(item.taskId) : one.indicatorIds.includes(item.indicatorId));
  const last = period.sentBack.findLast((one) => one.unitId === unitId && names(one));
  if (last === undefined || handed === null) return last ?? null;
  const later = handed.signedOff ?? handed.submitted ?? handed.returns.at(-1)?.returned ?? null;
  return later !== null && later.at >= last.at ? null : last;
}
