/**
 * The one statement that writes a step of a journal: it moves the head from where the writer saw it (that takes the head row), and only where it
 * moved does it append the entries, the answer and the changed rows of the views. One round trip, one transaction, nothing where somebody was faster.
 */
import { type Change, deleteSql, upsertSql } from '../views/view-table.js';
import type { EntryRow, Head } from './stamp-entries.js';

export type Step = {
  readonly journalId: string;
  readonly from: Head;
  readonly to: Head;
  readonly rows: readonly EntryRow[];
  readonly commandId: string;
  readonly answer: unknown;
  readonly changes: readonly Change[];
};

export type Statement = { readonly name: string; readonly text: string; readonly values: unknown[] };

const MOVE_HEAD = `update journal set seq = $2, hash = $3 where journal_id = $1 and seq = $4 and hash = $5 returning journal_id`;
const ENTRY_COLUMNS = 'seq integer, entry_id text, command_id text, type text, at timestamptz, body text, prev_hash text, hash text';
const PUT_ENTRIES = `insert into entry (journal_id, seq, entry_id, command_id, type, at, body, prev_hash, hash)
select head.journal_id, r.seq, r.entry_id, r.command_id, r.type, r.at, r.body, r.prev_hash, r.hash from head, json_to_recordset($6::json) as r(${ENTRY_COLUMNS})`;
const PUT_COMMAND = `insert into command (journal_id, command_id, first_seq, last_seq, answer) select head.journal_id, $7, $8::integer, $9::integer, $10::jsonb from head`;

const texts = new Map<string, Omit<Statement, 'values'>>();

export function writeStatement(step: Step): Statement {
  const upserts = step.changes.filter((change) => change.upserts.length > 0);
  const deletes = step.changes.filter((change) => change.deletes.length > 0);
  const shape = `${upserts.map(({ table }) => table.name).join(' ')}-${deletes.map(({ table }) => table.name).join(' ')}`;
  const known = texts.get(shape) ?? makeText(shape, upserts, deletes);
  const { journalId, from, to, rows, commandId, answer } = step;
  const fixed = [
    journalId,
    to.seq,
    to.hash,
    from.seq,
    from.hash,
    JSON.stringify(rows),
    commandId,
    from.seq + 1,
    to.seq,
    JSON.stringify(answer),
  ];
  const data = [...upserts.map((change) => JSON.stringify(change.upserts)), ...deletes.map((change) => JSON.stringify(change.deletes))];
  return { ...known, values: [...fixed, ...data] };
}

/** Few shapes occur: one or two for each kind of command. */
function makeText(shape: string, upserts: readonly Change[], deletes: readonly Change[]): Omit<Statement, 'values'> {
  const first = 11;
  const parts = [
    `head as (${MOVE_HEAD})`,
    `put_entries as (${PUT_ENTRIES})`,
    `put_command as (${PUT_COMMAND})`,
    ...upserts.map(({ table }, at) => `put_${table.name} as (${upsertSql(table, `$${first + at}`, 'head, ')})`),
    ...deletes.map(({ table }, at) => `cut_${table.name} as (${deleteSql(table, `$${first + upserts.length + at}`, 'head, ')})`),
  ];
  const made = { name: `step-${texts.size + 1}`, text: `with ${parts.join(',\n')}\nselect 1 from head` };
  texts.set(shape, made);
  return made;
}
