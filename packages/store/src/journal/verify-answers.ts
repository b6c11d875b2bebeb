/** The answers that commands were given stand beside the journal; each must be the one that the command's last entry holds, and none may be gone. */
import { run } from '../database/run.js';
import type { Fact } from '../evidence/fact.js';
import type { JournalFault } from '../evidence/fault.js';
import { canonicalJson } from './canonical.js';
import type { Place } from './verify-journal.js';

type Row = { readonly command_id: string; readonly first_seq: number; readonly last_seq: number; readonly answer: unknown };

const commandOf = (fact: Fact): string => fact.entryId?.slice(0, fact.entryId.lastIndexOf('/')) ?? '';

export async function answerFault(store: Place, journalId: string, facts: readonly Fact[]): Promise<JournalFault | null> {
  const rows = await run<Row>(
    store,
    'select command_id, first_seq, last_seq, answer from command where journal_id = $1 order by first_seq',
    [journalId],
  );
  const byId = new Map(rows.map((row) => [row.command_id, row]));
  const spans = spansOf(facts);
  for (const [commandId, span] of spans) {
    const row = byId.get(commandId);
    const last = span.at(-1) as Fact;
    const fits = row !== undefined && row.first_seq === span[0]?.seq && row.last_seq === last.seq && saysTheSame(row, last);
    if (!fits) return { what: 'command', seq: span[0]?.seq ?? 0, entryId: span[0]?.entryId ?? null, detail: commandId };
  }
  const end = facts.at(-1)?.seq ?? 0;
  const extra = rows.find((row) => !spans.has(row.command_id) && row.last_seq <= end);
  return extra === undefined ? null : { what: 'command', seq: extra.first_seq, entryId: null, detail: extra.command_id };
}

function spansOf(facts: readonly Fact[]): ReadonlyMap<string, readonly Fact[]> {
  const spans = new Map<string, Fact[]>();
  for (const fact of facts) {
    const id = commandOf(fact);
    const span = spans.get(id);
    if (span === undefined) spans.set(id, [fact]);
    else span.push(fact);
  }
  return spans;
}

/** Entries of the first versions hold no answer. */
const saysTheSame = ({ answer }: Row, { answer: held }: Fact): boolean =>
  held === null || canonicalJson(JSON.parse(held)) === canonicalJson(answer);
