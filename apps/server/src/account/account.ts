/** One's own account: seen, and its mail and telephone changed. The name and the roles are the liaison's to change. */
import { ROUTES } from '@taizhang/contract';
import { changePersonRow, transact } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { lineOf } from '../identity/security-note.js';
import { describeAccount } from './describe-account.js';

const NOT_THERE = { refused: 'not-found' } as const;

export const getAccount = answersWithAccounts(ROUTES.getAccount, async (call) => {
  const answer = await describeAccount(call);
  return answer === null ? NOT_THERE : { answer };
});

export const saveAccount = answersWithAccounts(ROUTES.saveAccount, async (call) => {
  const { body, person, parts } = call;
  await transact(parts.store, async ({ client, note }) => {
    await changePersonRow(client, person.personId, { mail: body.mail, phone: body.phone });
    note(lineOf(call, 'account.changed', { facts: { roles: person.roles.join(' ') } }));
  });
  const answer = await describeAccount(call);
  return answer === null ? NOT_THERE : { answer };
});
