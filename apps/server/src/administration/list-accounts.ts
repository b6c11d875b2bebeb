/** Everybody's account, for the security administrator. */
import { ROUTES } from '@taizhang/contract';
import { LEDGER_ROLES } from '@taizhang/identity';
import { listUnits, searchAccounts } from '@taizhang/store';
import { answersWithAccounts } from '../http/use-case.js';
import { describePerson } from '../people/describe-person.js';

const PAGE = 200;

export const listAccounts = answersWithAccounts(ROUTES.listAccounts, async ({ query, person, parts }) => {
  const q = query.q?.trim() || undefined;
  const units = q === undefined ? [] : await listUnits(parts.store, person, { q, limit: 200 });
  const unitIds = units.map(({ unitId }) => unitId);
  const search = { q, unitIds, status: query.status, after: query.after, at: parts.clock().toISOString(), limit: PAGE };
  const rows = await searchAccounts(parts.store, search);
  const people = await Promise.all(rows.map((row) => describePerson(row, person, parts)));
  return { answer: { people, after: rows.length === PAGE ? (rows.at(-1)?.personId ?? null) : null, mayInvite: LEDGER_ROLES } };
});
