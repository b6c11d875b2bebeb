/** The people of a unit: seen and invited by its liaison, or by the security administrator. */
import { ROUTES } from '@taizhang/contract';
import { rolesExclude, rolesToGive } from '@taizhang/identity';
import { accountOf, accountOfUnit, directoryState, insertAccount, type Store, transact } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { foldLogin } from '../identity/accounts.js';
import type { SignedIn } from '../identity/identity.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';
import { describePerson } from './describe-person.js';
import { mailed, newLink } from './invite.js';

const NOT_THERE = { refused: 'not-found' } as const;

const unitStands = async (store: Store, unitId: string): Promise<boolean> =>
  (await directoryState(store)).units.get(unitId)?.endedInto.length === 0;

/** Null where the unit is not the viewer's to keep; a unit that is not there answers alike. */
export const describeUnitPeople = async (unitId: string, viewer: SignedIn, parts: Parts) => {
  const mayInvite = rolesToGive(viewer, unitId);
  if (mayInvite.length === 0 || !(await unitStands(parts.store, unitId))) return null;
  const rows = await accountOfUnit(parts.store, unitId);
  const people = await Promise.all(rows.map((row) => describePerson(row, viewer, parts)));
  return { unit: { unitId, name: (await parts.names.one(unitId)).name }, people, mayInvite };
};

export const listUnitPeople = answersWithAccounts(ROUTES.listUnitPeople, async ({ params, person, parts }) => {
  const answer = await describeUnitPeople(params.unitId, person, parts);
  return answer === null ? NOT_THERE : { answer };
});

export const invitePerson = answersWithAccounts(ROUTES.invitePerson, async (call) => {
  const { params, body, person, parts, locale } = call;
  const { unitId } = params;
  const giving = rolesToGive(person, unitId);
  if (giving.length === 0 || !(await unitStands(parts.store, unitId))) return NOT_THERE;
  if (rolesExclude(body.roles)) return { refused: 'account/roles-exclude' };
  if (!body.roles.every((role) => giving.includes(role))) return { refused: 'account/role-not-given-here' };
  const personId = `p-${parts.newId()}`;
  const at = parts.clock().toISOString();
  const made = await transact(parts.store, async ({ client, note }) => {
    if (!(await insertAccount(client, { ...body, personId, unitId, loginFolded: foldLogin(body.loginName), at }))) return null;
    note(lineOf(call, 'account.invited', { aboutId: personId, facts: { roles: body.roles.join(' '), unitId } }));
    return newLink(client, { personId, purpose: 'invite', madeBy: person.personId }, call);
  });
  if (made === null) return { refused: 'account/login-taken' };
  const account = (await accountOf(parts.store.pool, personId))!;
  return { answer: { person: await describePerson(account, person, parts), invitation: await mailed(made, body.mail, call, locale) } };
});
