/** People: outside the journal, which knows them by id only. What is here can be changed and erased, and the journal still verifies. */

import type { PersonId, PersonRole, UnitId } from '@taizhang/ledger';
import { withRetry } from '../database/retry.js';
import { inTransaction } from '../database/transaction.js';
import type { Store } from '../open-store.js';
import { ask, askOne } from '../queries/ask.js';
import { UNIT_ROLES as FOR_UNIT, Parameters, type Viewer, worksForUnit } from '../see.js';
import { foldDefault } from '../views/search-words.js';

export type Person = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly roles: readonly PersonRole[];
  readonly mail: string | null;
  readonly phone: string | null;
};

const COLUMNS = `p.person_id as "personId", p.name, p.unit_id as "unitId", p.roles, p.mail, p.phone`;
/** Who needs to find people beyond the own unit. */
const SEE_ALL: readonly PersonRole[] = ['coordinator', 'auditor', 'securityAdministrator'];

export async function upsertPeople(store: Store, people: readonly Person[]): Promise<void> {
  await withRetry(() =>
    inTransaction(store.pool, async (client) => {
      for (const { personId, name, unitId, roles, mail, phone } of people) {
        await client.query(
          `insert into person (person_id, name, unit_id, roles, mail, phone) values ($1, $2, $3, $4, $5, $6)
         on conflict (person_id) do update set name = excluded.name, unit_id = excluded.unit_id, roles = excluded.roles, mail = excluded.mail, phone = excluded.phone`,
          [personId, name, unitId, roles, mail, phone],
        );
      }
    }),
  );
}

export type PeopleOptions = { readonly q?: string | undefined; readonly unitId?: UnitId | undefined; readonly limit?: number | undefined };

/** `everyone` is for the sign-in of the evaluation mode, where nobody is signed in yet. Telephone and mail are the own unit's and the desk's. */
export async function listPeople(store: Store, viewer: Viewer | 'everyone', options: PeopleOptions = {}): Promise<readonly Person[]> {
  const parameters = new Parameters();
  const rules = ['true'];
  if (viewer !== 'everyone' && !viewer.roles.some((role) => SEE_ALL.includes(role)))
    rules.push(`p.unit_id = ${parameters.add(viewer.unitId)}`);
  if (options.unitId !== undefined) rules.push(`p.unit_id = ${parameters.add(options.unitId)}`);
  const q = (options.q ?? '').replaceAll(String.fromCharCode(0), '').trim();
  if (q !== '') {
    const word = parameters.add(q);
    const folded = parameters.add(foldDefault(store.fold(q)));
    rules.push(`(strpos(p.name, ${word}) > 0
      or exists (select 1 from unit u where u.unit_id = p.unit_id and strpos(u.folded, ${folded}) > 0)
      or exists (select 1 from unit_alias a where a.unit_id = p.unit_id and strpos(a.folded, ${folded}) > 0))`);
  }
  const limit = parameters.add(Math.min(Math.max(options.limit ?? 200, 1), 1000));
  const text = `select ${COLUMNS} from person p where ${rules.join(' and ')} order by p.unit_id, p.person_id limit ${limit}`;
  const people = await ask<Person>(store, text, parameters);
  return viewer === 'everyone' ? people.map((person) => ({ ...person, mail: null, phone: null })) : people;
}

/** For sign-in and for the names beside the journal's ids; whom to show it to is the caller's to know. */
export async function getPerson(store: Store, personId: PersonId): Promise<Person | null> {
  const parameters = new Parameters();
  return askOne<Person>(store, `select ${COLUMNS} from person p where p.person_id = ${parameters.add(personId)}`, parameters);
}

/** Of people, empty where one was erased; and of outside systems, which act under an id that begins with `token:`. */
export async function namesOfPeople(store: Store, personIds: readonly PersonId[]): Promise<ReadonlyMap<PersonId, string>> {
  const parameters = new Parameters();
  const ids = parameters.add(personIds);
  const text = `select p.person_id as "personId", p.name from person p where p.person_id = any(${ids}::text[])
    union all select 'token:' || t.token_id, t.name from api_token t where 'token:' || t.token_id = any(${ids}::text[])`;
  const rows = await ask<{ personId: PersonId; name: string }>(store, text, parameters);
  return new Map(rows.map((row) => [row.personId, row.name]));
}

/** The people who act for the viewer's unit; none for a viewer who does not. */
export async function listColleagues(store: Store, viewer: Viewer): Promise<readonly Person[]> {
  if (!worksForUnit(viewer)) return [];
  const parameters = new Parameters();
  const text = `select ${COLUMNS} from person p where p.unit_id = ${parameters.add(viewer.unitId)}::text and p.roles && ${parameters.add(FOR_UNIT)}::text[]
    order by p.name, p.person_id limit 500`;
  return ask<Person>(store, text, parameters);
}
