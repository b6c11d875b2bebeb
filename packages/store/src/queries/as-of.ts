/** The ledger's queries on a past day: the rows of that day's state stand in the place of the tables, under the same filters and the same *See*. */
import type { Day, PlanId } from '@taizhang/ledger';
import { stateAsOf } from '../journal/state-as-of.js';
import type { Store } from '../open-store.js';
import type { Parameters } from '../see.js';
import { dutyRows, searchOf, taskRow } from '../views/plan-rows.js';
import { DUTY, TASK } from '../views/tables.js';
import { asTable } from '../views/view-sql.js';

/** What goes before the query; nothing for today. */
export async function tablesAsOf(store: Store, planId: PlanId, asOf: Day | undefined, parameters: Parameters): Promise<string> {
  if (asOf === undefined) return '';
  const found = await stateAsOf(store, planId, asOf);
  const tasks = found === null ? [] : [...found.state.tasks.values()];
  const rows = tasks.map((task) => ({ ...taskRow(found!.state, task), search: searchOf(planId, task, store.fold) }));
  const duties = tasks.flatMap((task) => dutyRows(planId, task));
  return `with ${asTable(TASK, rows, parameters)}, ${asTable(DUTY, duties, parameters)}\n`;
}
