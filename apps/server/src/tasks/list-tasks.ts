/** The ledger: one page of tasks, filtered and ordered in SQL. */
import { ROUTES } from '@taizhang/contract';
import { countTasks, listTasks as findTasks, getPlan, isTaskCursor } from '@taizhang/store';
import { wrongFields } from '../http/malformed.js';
import { answers } from '../http/use-case.js';
import { storeFilters, taskRowShape, unitsOfRow } from './task-shapes.js';

export const listTasks = answers(ROUTES.listTasks, async ({ params, query, person, parts }) => {
  const { store, names } = parts;
  if (query.after !== undefined && !isTaskCursor(query.after, query.sort)) return wrongFields([{ path: 'after', fault: 'cursor' }]);
  const filters = storeFilters(query);
  const [page, total] = await Promise.all([
    findTasks(store, person, params.planId, filters, { sort: query.sort, after: query.after, limit: query.limit, asOf: query.asOf }),
    countTasks(store, person, params.planId, filters, query.asOf),
  ]);
  // an empty page of a plan that is not this person's must read as no plan at all
  if (total === 0 && (await getPlan(store, person, params.planId, query.asOf)) === null) return { refused: 'plan/not-found' };
  const nameOf = await names.of(page.rows.flatMap(unitsOfRow));
  return { answer: { rows: page.rows.map((row) => taskRowShape(row, nameOf)), next: page.next, total } };
});
