/** Accounts: how a person comes in. Hashes of passwords are made and compared by the server; nothing here decides. Whom to show what is the caller's to know. */
import type { PersonId, PersonRole, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { type Carrier, change, firstOf, rowsOf } from './transact.js';

export type AccountStatus = 'invited' | 'active' | 'removed' | 'erased';
export type AccountRow = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly roles: readonly PersonRole[];
  readonly mail: string | null;
  readonly phone: string | null;
  readonly loginName: string | null;
  readonly status: AccountStatus;
  readonly passwordHash: string | null;
  readonly passwordSetAt: string | null;
  readonly failures: number;
  readonly lastFailureAt: string | null;
  readonly lockedUntil: string | null;
  readonly signedInAt: string | null;
  readonly totp: boolean;
  readonly passkeys: number;
  readonly codesLeft: number;
  readonly linked: boolean;
  readonly invitationEndsAt: string | null;
  /** An office is proposed for the person, and nobody has confirmed it. */
  readonly proposed: boolean;
};

const COLUMNS = `a.person_id as "personId", p.name, p.unit_id as "unitId", p.roles, p.mail, p.phone, a.login_name as "loginName", a.status,
  a.password_hash as "passwordHash", a.password_set_at as "passwordSetAt", a.failures,
  a.last_failure_at as "lastFailureAt", a.locked_until as "lockedUntil", a.signed_in_at as "signedInAt",
  exists (select 1 from totp t where t.person_id = a.person_id and t.confirmed_at is not null) as totp,
  (select count(*)::int from passkey k where k.person_id = a.person_id) as passkeys,
  (select count(*)::int from recovery_code c where c.person_id = a.person_id and c.used_at is null) as "codesLeft",
  exists (select 1 from single_sign_on s where s.person_id = a.person_id) as linked,
  (select max(i.ends_at) from invitation i where i.person_id = a.person_id) as "invitationEndsAt",
  exists (select 1 from office_proposal o where o.person_id = a.person_id and o.settled_at is null) as proposed`;
const FROM = 'from account a join person p on p.person_id = a.person_id';

export const accountOf = (carrier: Carrier, personId: PersonId): Promise<AccountRow | null> =>
  firstOf(carrier, `select ${COLUMNS} ${FROM} where a.person_id = $1`, [personId]);

/** The account's row stays as it is until the transaction ends. */
export const lockedAccount = (client: Carrier, personId: PersonId): Promise<AccountRow | null> =>
  firstOf(client, `select ${COLUMNS} ${FROM} where a.person_id = $1 for update of a`, [personId]);

export const accountOfLogin = (carrier: Carrier, folded: string): Promise<AccountRow | null> =>
  firstOf(carrier, `select ${COLUMNS} ${FROM} where a.login_folded = $1`, [folded]);

export const accountOfUnit = (store: Store, unitId: UnitId): Promise<readonly AccountRow[]> =>
  rowsOf(store.pool, `select ${COLUMNS} ${FROM} where p.unit_id = $1 and a.status <> 'erased' order by a.status, p.name, a.person_id`, [
    unitId,
  ]);

export const accountsWithRoles = (carrier: Carrier, roles: readonly PersonRole[]): Promise<readonly AccountRow[]> =>
  rowsOf(carrier, `select ${COLUMNS} ${FROM} where p.roles && $1::text[] order by p.name, a.person_id`, [roles]);

export type AccountSearch = {
  readonly q?: string | undefined;
  readonly unitIds: readonly UnitId[];
  readonly status?: string | undefined;
  readonly after?: string | undefined;
  readonly at: string;
  readonly limit: number;
};

/** `unitIds`: units whose name was meant by `q`. `locked` is a state of the moment: active, and locked at `at`. */
export function searchAccounts(store: Store, search: AccountSearch): Promise<readonly AccountRow[]> {
  const { q, unitIds, status, after, at, limit } = search;
  const text = `select ${COLUMNS} ${FROM}
    where ($1::text is null or strpos(p.name, $1) > 0 or strpos(a.login_folded, lower($1)) > 0 or p.unit_id = any($2::text[]))
      and ($3::text is null or a.status = case when $3 = 'locked' then 'active' else $3 end)
      and ($3::text is distinct from 'locked' or a.locked_until > $5) and ($4::text is null or a.person_id > $4)
    order by a.person_id limit $6`;
  return rowsOf(store.pool, text, [q ?? null, unitIds, status ?? null, after ?? null, at, limit]);
}

export type NewAccount = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unitId: UnitId;
  readonly roles: readonly PersonRole[];
  readonly mail: string | null;
  readonly phone: string | null;
  readonly loginName: string;
  readonly loginFolded: string;
  readonly at: string;
};

/** False where the sign-in name is somebody's. */
export async function insertAccount(client: Carrier, one: NewAccount): Promise<boolean> {
  const made = await change(
    client,
    `insert into account (person_id, login_name, login_folded, status, made_at) values ($1, $2, $3, 'invited', $4)
     on conflict (login_folded) do nothing`,
    [one.personId, one.loginName, one.loginFolded, one.at],
  );
  if (made === 0) return false;
  await client.query('insert into person (person_id, name, unit_id, roles, mail, phone) values ($1, $2, $3, $4, $5, $6)', [
    one.personId,
    one.name,
    one.unitId,
    one.roles,
    one.mail,
    one.phone,
  ]);
  return true;
}

export type PersonChange = {
  readonly name?: string;
  readonly roles?: readonly PersonRole[];
  readonly mail?: string | null;
  readonly phone?: string | null;
};

export async function changePersonRow(client: Carrier, personId: PersonId, { name, roles, mail, phone }: PersonChange): Promise<void> {
  await client.query(
    `update person set name = coalesce($2, name), roles = coalesce($3, roles),
       mail = case when $4 then $5 else mail end, phone = case when $6 then $7 else phone end where person_id = $1`,
    [personId, name ?? null, roles ?? null, mail !== undefined, mail ?? null, phone !== undefined, phone ?? null],
  );
}

export const setStatus = (client: Carrier, personId: PersonId, status: AccountStatus): Promise<number> =>
  change(client, 'update account set status = $2 where person_id = $1', [personId, status]);

export type FailureRow = { readonly count: number; readonly lastAt: string | null; readonly lockedUntil: string | null };

export const setFailures = (client: Carrier, personId: PersonId, { count, lastAt, lockedUntil }: FailureRow): Promise<number> =>
  change(client, 'update account set failures = $2, last_failure_at = $3, locked_until = $4 where person_id = $1', [
    personId,
    count,
    lastAt,
    lockedUntil,
  ]);

export const setSignedIn = (client: Carrier, personId: PersonId, at: string): Promise<number> =>
  change(client, 'update account set signed_in_at = $2, failures = 0, last_failure_at = null, locked_until = null where person_id = $1', [
    personId,
    at,
  ]);

/** The new hash; the former one goes into the history, of which the newest `keep` stay. */
export async function setPassword(client: Carrier, personId: PersonId, hash: string, at: string, keep: number): Promise<void> {
  await client.query(
    `insert into former_password (person_id, set_at, password_hash)
     select person_id, password_set_at, password_hash from account where person_id = $1 and password_hash is not null
     on conflict (person_id, set_at) do nothing`,
    [personId],
  );
  await client.query('update account set password_hash = $2, password_set_at = $3 where person_id = $1', [personId, hash, at]);
  await client.query(
    `delete from former_password where person_id = $1 and set_at not in
       (select set_at from former_password where person_id = $1 order by set_at desc limit $2)`,
    [personId, keep],
  );
}

/** The present hash first, then former ones, newest first. */
export async function lastPasswords(carrier: Carrier, personId: PersonId, count: number): Promise<readonly string[]> {
  const rows = await rowsOf<{ hash: string }>(
    carrier,
    `select hash from (select password_hash as hash, password_set_at as at from account where person_id = $1 and password_hash is not null
       union all select password_hash, set_at from former_password where person_id = $1) h order by at desc limit $2`,
    [personId, count],
  );
  return rows.map(({ hash }) => hash);
}

/** Second factors, links, half sign-ins, sessions, the secret calendar: what somebody else may have in hands. The password and its history stay. */
export async function dropFactors(client: Carrier, personId: PersonId): Promise<void> {
  for (const table of ['totp', 'recovery_code', 'passkey', 'single_sign_on', 'invitation', 'sign_in_ticket', 'session', 'feed'])
    await client.query(`delete from ${table} where person_id = $1`, [personId]);
}

/** Everything by which a person comes in. */
export async function dropCredentials(client: Carrier, personId: PersonId): Promise<void> {
  await dropFactors(client, personId);
  await client.query(
    'update account set password_hash = null, password_set_at = null, failures = 0, locked_until = null where person_id = $1',
    [personId],
  );
  await client.query('delete from former_password where person_id = $1', [personId]);
}

/** For good: the row stays as an id without a name, so that the journals' ids still mean somebody who is gone. */
export async function erasePersonRow(client: Carrier, personId: PersonId): Promise<void> {
  await dropCredentials(client, personId);
  await client.query(`update person set name = '', roles = '{}', mail = null, phone = null where person_id = $1`, [personId]);
  await client.query(`update account set login_name = null, login_folded = null, status = 'erased' where person_id = $1`, [personId]);
  await client.query('delete from delivery where notice_id in (select notice_id from notice where person_id = $1)', [personId]);
  await client.query('delete from notice where person_id = $1', [personId]);
}

export const countAccounts = async (carrier: Carrier): Promise<number> =>
  (await firstOf<{ n: number }>(carrier, `select count(*)::int as n from account where status <> 'erased'`))?.n ?? 0;
