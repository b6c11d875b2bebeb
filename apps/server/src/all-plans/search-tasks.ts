/** Tasks of all plans that this person may see, by their words. */
import { ROUTES } from '@taizhang/contract';
import { searchTasks as findTasks } from '@taizhang/store';
import { answers } from '../http/use-case.js';

export const searchTasks = answers(ROUTES.searchTasks, async ({ query, person, parts }) => {
  const { total, more, hits } = await findTasks(parts.store, person, query.q, query.limit);
  const nameOf = await parts.names.of(hits.flatMap(({ leadUnitIds }) => leadUnitIds));
  return { answer: { total, more, hits: hits.map(({ leadUnitIds, ...hit }) => ({ ...hit, leads: leadUnitIds.map(nameOf) })) } };
});
