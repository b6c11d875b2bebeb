/** What the writer needs of a kind of journal: its rules (pure, from the ledger package) and what a step changes in the views. */
import {
  type Actor,
  type Decision,
  type DirectoryCommand,
  type DirectoryEntry,
  type DirectoryState,
  decide,
  decideDirectory,
  emptyDirectory,
  emptyPlan,
  evolve,
  evolveDirectory,
  type PlanCommand,
  type PlanEntry,
  type PlanState,
  type Stamped,
} from '@taizhang/ledger';
import type pg from 'pg';
import { directoryChanges } from '../views/directory-changes.js';
import { planChanges } from '../views/plan-changes.js';
import type { Fold } from '../views/search-words.js';
import type { Change } from '../views/view-table.js';
import { sliceFor } from './slice.js';
import type { Known } from './state-cache.js';

export type AnyEntry = { readonly type: string; readonly v: number; readonly data: unknown };
export type AnyCommand = { readonly commandId: string; readonly actor: Actor; readonly at: string; readonly act: unknown } & Asked;

/** What was sent, where the server put more into the act than it was sent (a seed, today's working days): by this a retry is known again. */
export type Asked = { readonly asked?: unknown };

export type Rules<S, C extends AnyCommand, E extends AnyEntry> = {
  empty(journalId: string): S;
  decide(state: S, command: C): Decision<E>;
  evolve(state: S, entry: Stamped<E>): S;
  changes(before: S, after: S, steps: readonly { readonly before: S; readonly entry: Stamped<E> }[], fold: Fold): readonly Change[];
  /** As much of the state as decides the commands, read from the views; null where only the whole state does. */
  slice(connection: pg.Pool | pg.ClientBase, journalId: string, commands: readonly C[]): Promise<Known<S> | null>;
};

export const PLAN_RULES: Rules<PlanState, PlanCommand, PlanEntry> = {
  empty: emptyPlan,
  decide,
  evolve,
  changes: planChanges,
  slice: sliceFor,
};

export const DIRECTORY_ID = 'directory';

export const DIRECTORY_RULES: Rules<DirectoryState, DirectoryCommand, DirectoryEntry> = {
  empty: emptyDirectory,
  decide: decideDirectory,
  evolve: evolveDirectory,
  changes: (before, after, _steps, fold) => directoryChanges(before, after, fold),
  slice: async () => null,
};
