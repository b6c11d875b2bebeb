/** The row of a plan's tally. Its version follows from the counts, so that a server knows by it alone whether what it read is still so. */
import type { PlanState } from '@taizhang/ledger';
import { canonicalJson } from '../journal/canonical.js';
import { sha256 } from '../journal/sha256.js';
import { type Tally, tallyAfter, tallyOf } from './plan-tally.js';
import { PLAN_TALLY } from './tables.js';
import { type Change, difference, type Row } from './view-table.js';

const VERSION_LENGTH = 16;

export function tallyChange(before: PlanState, after: PlanState, changed: readonly string[]): Change {
  return difference(PLAN_TALLY, tallyRows(before, tallyOf(before)), tallyRows(after, tallyAfter(before, after, changed)));
}

const versions = new WeakMap<Tally, string>();

/** Of a tally that was read with its version. */
export const knowVersion = (tally: Tally, version: string): void => void versions.set(tally, version);

function tallyRows({ planId, content }: PlanState, tally: Tally): Row[] {
  if (content === null) return [];
  const version = versions.get(tally) ?? sha256(canonicalJson(tally)).slice(0, VERSION_LENGTH);
  versions.set(tally, version);
  return [{ plan_id: planId, version, tally }];
}
