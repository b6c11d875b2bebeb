/**
 * The one statement that writes a step of a journal: it moves the head from where the writer saw it (that takes the head row), and only where it
 * moved does it append the entries, the answer and the changed rows of the views. One round trip, one transaction, nothing where somebody was faster.
 */

import { cutSql, patchSql, putSql } from '../views/view-sql.js';
import type { Change, ViewTable } from '../views/view-table.js';
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

export type Statement = { readonly name?: string; readonly text: string; readonly values: unknown[] };

const ENTRY: ViewTable = {
  name: 'entry',
  key: ['journal_id', 'seq'],
  columns: {
    journal_id: 'text',
    seq: 'integer',
    entry_id: 'text',
    command_id: 'text',
    type: 'text',
    at: 'timestamptz',
    body: 'text',
    prev_hash: 'text',
    hash: 'text',
  },
};

export function writeStatement(step: Step): Statement {
  const values: unknown[] = [];
  const add = (value: unknown) => `$${values.push(value)}`;
  const { journalId, from, to } = step;
  const parts = [
    `head as (update journal set seq = ${add(to.seq)}, hash = ${add(to.hash)} where journal_id = ${add(journalId)} and seq = ${add(from.seq)} and hash = ${add(from.hash)} returning journal_id)`,
    ...(step.rows.length === 0 ? [] : [`put_entry as (${appendSql(step, { add })})`]),
    `put_command as (insert into command (journal_id, command_id, first_seq, last_seq, answer)
      select head.journal_id, ${add(step.commandId)}, ${add(from.seq + 1)}::integer, ${add(to.seq)}::integer, ${add(JSON.stringify(step.answer))}::jsonb from head)`,
    ...step.changes.flatMap((change) => changeSql(change, { add })),
  ];
  return named(`with ${parts.join(',\n')}\nselect 1 from head`, values);
}

/** An entry is never written over: no conflict clause. */
function appendSql(step: Step, values: { add(value: unknown): string }): string {
  const rows = step.rows.map((row) => ({ ...row, journal_id: step.journalId }));
  return putSql(ENTRY, rows, values, 'head').replace(/ on conflict .*$/s, '');
}

function changeSql({ table, puts, patch, cuts }: Change, values: { add(value: unknown): string }): string[] {
  return [
    ...(puts.length === 0 ? [] : [`put_${table.name} as (${putSql(table, puts, values, 'head')})`]),
    ...(patch.rows.length === 0 ? [] : [`patch_${table.name} as (${patchSql(table, patch.columns, patch.rows, values, 'head')})`]),
    ...(cuts.length === 0 ? [] : [`cut_${table.name} as (${cutSql(table, cuts, values, 'head')})`]),
  ];
}

/** Few texts occur, a handful for each kind of command: those are parsed and planned once a connection. */
const names = new Map<string, string>();
const MOST_NAMES = 200;

function named(text: string, values: unknown[]): Statement {
  const known = names.get(text);
  if (known !== undefined) return { name: known, text, values };
  if (names.size >= MOST_NAMES) return { text, values };
  const name = `step-${names.size + 1}`;
  names.set(text, name);
  return { name, text, values };
}
