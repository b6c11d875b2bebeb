/**
 * The one place that writes a journal: state up to date, decide, append, views, answer, in one transaction on the head row.
 *
 * The usual way is one round trip: decide on the cached state and write on the condition that the head is still where that state stands.
 * Where it is not, where the rules refuse, or where the command was answered before, the sure way is gone: lock the head, look, decide again.
 */
import type { DirectoryCommand, PlanCommand, Stamped } from '@taizhang/ledger';
import type pg from 'pg';
import { withRetry } from '../database/retry.js';
import { inTransaction } from '../database/transaction.js';
import type { Store } from '../open-store.js';
import { bringForward } from './bring-forward.js';
import { storable } from './canonical.js';
import { type Answer, actHash, answerAgain, type CommandRow, type Executed, refused } from './executed.js';
import { type AnyCommand, type AnyEntry, type Asked, DIRECTORY_ID, DIRECTORY_RULES, PLAN_RULES, type Rules } from './rules.js';
import { type Head, stampEntries } from './stamp-entries.js';
import type { Known } from './state-cache.js';
import { type Step, writeStatement } from './write-statement.js';

const UNIQUE_VIOLATION = '23505';

/** A plan that is not there is refused with `plan/not-found`; a plan is brought in by `bringIn`. */
export function execute(store: Store, planId: string, command: PlanCommand & Asked): Promise<Executed> {
  return executeOn(store, PLAN_RULES, planId, command);
}

export function executeDirectory(store: Store, command: DirectoryCommand): Promise<Executed> {
  return executeOn(store, DIRECTORY_RULES, DIRECTORY_ID, command);
}

function executeOn<S, C extends AnyCommand, E extends AnyEntry>(
  store: Store,
  rules: Rules<S, C, E>,
  journalId: string,
  sent: C,
): Promise<Executed> {
  const command = storable(sent);
  return store.turns.take(journalId, () =>
    withRetry(async (attempt) => {
      const quick = attempt === 0 ? await tryQuick(store, rules, journalId, command) : null;
      return quick ?? (await executeLocked(store, rules, journalId, command));
    }),
  );
}

/** Null where the state at hand is missing or behind, the rules refuse, or the command is known: then only the locked way can tell. */
async function tryQuick<S, C extends AnyCommand, E extends AnyEntry>(
  store: Store,
  rules: Rules<S, C, E>,
  journalId: string,
  command: C,
): Promise<Executed | null> {
  const cached = store.cache.get<S>(journalId);
  const known = cached ?? (await rules.slice(store.pool, journalId, [command]));
  const planned = known === null ? null : planStep(store, rules, journalId, known, command);
  if (!planned?.ok) return null;
  try {
    const written = await store.pool.query(writeStatement(planned.step));
    return written.rowCount === 1 ? done(store, journalId, planned, cached !== undefined) : null;
  } catch (fault) {
    // The command was answered before, by another server or before a restart.
    if ((fault as { code?: string }).code === UNIQUE_VIOLATION) return null;
    throw fault;
  }
}

async function executeLocked<S, C extends AnyCommand, E extends AnyEntry>(
  store: Store,
  rules: Rules<S, C, E>,
  journalId: string,
  command: C,
): Promise<Executed> {
  const outcome = await inTransaction(store.pool, async (client) => {
    const head = await lockHead(client, journalId);
    if (head === null) return refused({ code: 'plan/not-found', params: {}, tasks: [] });
    const answered = await answerOf(client, journalId, command);
    if (answered !== null) return answered;
    const slice = store.cache.get(journalId) === undefined ? await rules.slice(client, journalId, [command]) : null;
    const known = slice ?? (await bringForward(store, client, rules, journalId, head));
    const planned = planStep(store, rules, journalId, known, command);
    if (!planned.ok) return planned.refused;
    const written = await client.query(writeStatement(planned.step));
    if (written.rowCount !== 1) throw new Error(`The head of ${journalId} moved under its lock`);
    return { ...planned, whole: slice === null };
  });
  return 'step' in outcome ? done(store, journalId, outcome, outcome.whole) : outcome;
}

export type Planned<S> =
  | { readonly ok: true; readonly step: Step; readonly known: Known<S>; readonly executed: Executed }
  | { readonly ok: false; readonly refused: Executed };

/** Decides and works out everything that is to be written. Touches nothing. */
export function planStep<S, C extends AnyCommand, E extends AnyEntry>(
  store: Store,
  rules: Rules<S, C, E>,
  journalId: string,
  known: Known<S>,
  sent: C,
): Planned<S> {
  const command = notBefore(known.at, sent);
  const decision = rules.decide(known.state, command);
  if (!decision.ok) return { ok: false, refused: refused(decision.refusal) };
  const notReady = decision.notReady;
  const answer: Answer = { notReady, act: actHash(command) };
  const { entries, rows, head } = stampEntries(journalId, known.head, command, { entries: decision.entries, answer }, store.hash);
  const { state, steps } = foldSteps(rules, known.state, entries);
  const changes = rules.changes(known.state, state, steps, store.fold);
  return {
    ok: true,
    step: { journalId, from: known.head, to: head, rows, commandId: command.commandId, answer, changes },
    known: { head, state, at: command.at },
    executed: { ok: true, firstSeq: known.head.seq + 1, lastSeq: head.seq, notReady, repeated: false },
  };
}

/**
 * Time in a journal never goes back: where the clock has jumped back, the command is taken at the time of the entry before it. The rules see the same
 * time as the entry bears, and a look at a past day cuts the journal in one place.
 */
export function notBefore<C extends AnyCommand>(last: string, command: C): C {
  return last !== '' && Date.parse(command.at) < Date.parse(last) ? { ...command, at: last } : command;
}

export function foldSteps<S, C extends AnyCommand, E extends AnyEntry>(
  rules: Rules<S, C, E>,
  from: S,
  entries: readonly Stamped<E>[],
): { readonly state: S; readonly steps: readonly { readonly before: S; readonly entry: Stamped<E> }[] } {
  let state = from;
  const steps = entries.map((entry) => {
    const before = state;
    state = rules.evolve(before, entry);
    return { before, entry };
  });
  return { state, steps };
}

/** Only after the commit may the cache know, and it keeps whole states alone. */
function done<S>(store: Store, journalId: string, planned: Extract<Planned<S>, { ok: true }>, whole: boolean): Executed {
  if (whole) store.cache.put(journalId, planned.known);
  return planned.executed;
}

async function lockHead(client: pg.ClientBase, journalId: string): Promise<Head | null> {
  const found = await client.query<Head>({
    name: 'lock-head',
    text: 'select seq, hash from journal where journal_id = $1 for update',
    values: [journalId],
  });
  return found.rows[0] ?? null;
}

export async function answerOf(connection: pg.Pool | pg.ClientBase, journalId: string, command: AnyCommand): Promise<Executed | null> {
  const found = await connection.query<CommandRow>({
    name: 'answer-of',
    text: 'select first_seq, last_seq, answer from command where journal_id = $1 and command_id = $2',
    values: [journalId, command.commandId],
  });
  return found.rows[0] === undefined ? null : answerAgain(found.rows[0], command);
}
