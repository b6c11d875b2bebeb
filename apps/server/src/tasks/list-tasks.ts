/** The ledger: one page of tasks, filtered and ordered in SQL. */
import { ROUTES } from '@taizhang/contract';
import { listTasks as findTasks, isTaskCursor, maySeePlan } from '@taizhang/store';
import { wrongFields } from '../http/malformed.js';
import { answers } from '../http/use-case.js';
import { storeFilters, taskRowShape, unitsOfRow } from './task-shapes.js';

export const listTasks = answers(ROUTES.listTasks, async ({ params, query, person, parts }) => {
  const { store, names } = parts;
  if (query.after !== undefined && !isTaskCursor(query.after, query.sort)) return wrongFields([{ path: 'after', fault: 'cursor' }]);
  const filters = storeFilters(query);
  const { sort, after, limit, asOf } = query;
  const page = await findTasks(store, person, params.planId, filters, { sort, after, limit, asOf, total: true });
  const total = page.total ?? 0;
  // an empty page of a plan that is not this person's must read as no plan at all
  if (total === 0 && !(await maySeePlan(store, person, params.planId, asOf))) return { refused: 'plan/not-found' };
  const nameOf = await names.of(page.rows.flatMap(unitsOfRow));
  return { answer: { rows: page.rows.map((row) => taskRowShape(row, nameOf)), next: page.next, total } };
});
