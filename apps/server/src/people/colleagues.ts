/** The people of one's own unit, by name and role alone: for naming a stand-in. Without mail and telephone. */
import { ROUTES } from '@taizhang/contract';
import { listColleagues as findColleagues } from '@taizhang/store';
import { answers } from '../http/use-case.js';

export const listColleagues = answers(ROUTES.listColleagues, async ({ person, parts }) => {
  const people = await findColleagues(parts.store, person);
  return { answer: { people: people.map(({ personId, name, roles }) => ({ personId, name, roles })) } };
});
