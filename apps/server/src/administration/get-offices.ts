/** Who holds which administrator's office, and what waits for a second hand. */
import { ROUTES } from '@taizhang/contract';
import { answersWithAccounts } from '../http/use-case.js';
import { describeOffices } from './describe-offices.js';

export const getOffices = answersWithAccounts(ROUTES.getOffices, async ({ person, parts }) => ({
  answer: await describeOffices(person, parts),
}));
