/**
 * The role that serves: it reads everything, appends to what is evidence, and changes or deletes none of it. Migrations and these grants are the
 * owner's. A table says what it is in its own migration: `comment on table x is 'append-only'` gives select and insert, `'head'` also the update of
 * seq and hash, `'owner-only'` select; any other table can be written. Never grants truncate or anything that makes or alters tables.
 */
import type pg from 'pg';
import { StoreFault } from '../faults.js';
import type { Target } from './pool.js';

export const APP_ROLE = 'taizhang_app';

const RIGHTS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE'] as const;

type Found = { readonly name: string; readonly kind: string | null; readonly held: string };

const FOUND = `
select c.relname as name, obj_description(c.oid, 'pg_class') as kind,
  concat_ws(' ', ${RIGHTS.map((right) => `case when has_table_privilege('${APP_ROLE}', c.oid, '${right}') then '${right}' end`).join(', ')},
    case when has_any_column_privilege('${APP_ROLE}', c.oid, 'UPDATE') and not has_table_privilege('${APP_ROLE}', c.oid, 'UPDATE') then 'SEQ' end) as held
from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`;

/** Idempotent, and silent where everything is as it should be. Only the owner of the tables can do it. */
export async function grantApp(client: pg.ClientBase): Promise<void> {
  await makeRole(client);
  await again(async () => {
    const found = await client.query<Found>(FOUND);
    const wrong = found.rows.filter((table) => table.held !== wanted(table));
    if (wrong.length === 0) return;
    await client.query(['begin', `grant usage on schema public to ${APP_ROLE}`, ...wrong.flatMap(grants), 'commit'].join(';'));
  }, client);
}

function wanted({ name, kind }: Found): string {
  if (kind === 'head') return 'SELECT INSERT SEQ';
  if (name === 'migration' || kind === 'owner-only') return 'SELECT';
  return kind === 'append-only' ? 'SELECT INSERT' : 'SELECT INSERT UPDATE DELETE';
}

function grants(table: Found): string[] {
  const name = `public."${table.name}"`;
  const rights = wanted(table)
    .split(' ')
    .map((right) => (right === 'SEQ' ? 'UPDATE (seq, hash)' : right));
  return [`revoke all on ${name} from ${APP_ROLE}`, `grant ${rights.join(', ')} on ${name} to ${APP_ROLE}`];
}

/** Roles belong to the whole server: another of our servers, or a test, may be making it at the same moment. */
async function makeRole(client: pg.ClientBase): Promise<void> {
  await again(async () => {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE]);
    if (found.rowCount === 0) await client.query(`create role ${APP_ROLE} nologin`);
  }, client).catch((fault: { code?: string; message?: string }) => {
    if (fault.code !== '42501') throw fault;
    const message = `The database user may not make the role ${APP_ROLE}. Have an administrator of the database run: create role ${APP_ROLE} nologin; grant ${APP_ROLE} to the user of DATABASE_URL.`;
    throw new StoreFault('database/no-app-role', message, fault);
  });
}

const RACES = ['42710', '23505', 'XX000', '40001', '40P01', '25P02'];

async function again(act: () => Promise<void>, client: pg.ClientBase): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await act();
      return;
    } catch (fault) {
      await client.query('rollback').catch(() => undefined);
      if (attempt >= 10 || !RACES.includes((fault as { code?: string }).code ?? '')) throw fault;
    }
  }
}

/**
 * The owner's address, its connections in the role that serves from their first statement on. Options in the address win over those beside it, so they
 * are taken out of it first; nothing else of it is touched, for it need not be a URL (`postgres://user@/db?host=/socket`).
 */
export function asApp(databaseUrl: string): Target {
  const [address = '', ...rest] = databaseUrl.split('?');
  const query = new URLSearchParams(rest.join('?'));
  const given = query.get('options');
  query.delete('options');
  const connectionString = rest.length === 0 ? address : `${address}?${query}`;
  return { connectionString, options: `${given ? `${given} ` : ''}-c role=${APP_ROLE}` };
}

/** Who may take the role: a user that is not a superuser is made a member by itself, where it may. */
export async function joinApp(client: pg.ClientBase): Promise<void> {
  try {
    await client.query(`set role ${APP_ROLE}`);
  } catch {
    await client.query(`grant ${APP_ROLE} to current_user`);
    await client.query(`set role ${APP_ROLE}`);
  }
  await client.query('reset role');
}

/** Refuses to serve with a user that could change what is evidence. */
export async function checkRights(pool: pg.Pool): Promise<void> {
  const asked = await pool.query<{ who: string; may: boolean }>(
    `select current_user as who, has_table_privilege('entry', 'UPDATE') or has_table_privilege('entry', 'DELETE') or has_table_privilege('entry', 'TRUNCATE') as may`,
  );
  const { who, may } = asked.rows[0]!;
  if (!may) return;
  const message = `The database user ${who} could change the journal. Let DATABASE_URL name a user that is only a member of ${APP_ROLE}, and DATABASE_OWNER_URL the owner of the tables.`;
  throw new StoreFault('database/may-change-journal', message);
}
