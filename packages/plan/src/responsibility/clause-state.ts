/** What a clause of responsibility has given so far: names in their roles, deadline, and what could not be placed. */
import type { Role, Span } from '../draft.js';
import type { Brackets } from '../flow/brackets.js';
import type { Flow } from '../flow/flow.js';
import type { CarriedWords } from './rules.js';
import { splitName } from './tokens.js';
import { isGroupName } from './unit-words.js';
import { roleOfVerbs } from './verbs.js';

/** A name in the flow; `suffix` is where a shared ending stands that belongs to it too. */
export type Named = {
  readonly start: number;
  readonly end: number;
  role: Role;
  readonly group: boolean;
  suffix: Span | null;
  unsure: boolean;
};

/** A person in a slot, with the slot's own words. */
export type OfficialWords = { readonly name: Span; readonly title: Span };

export type Clause = {
  readonly names: Named[];
  readonly officials: OfficialWords[];
  deadline: Span | null;
  readonly carried: CarriedWords[];
  firstListedLeads: boolean;
  /** Words with a colon that opened a slot of duty. */
  labels: number;
  /** A verb or a manner closed a list. */
  verbs: number;
  /** A lead was marked by word or slot. */
  readonly strange: Span[];
  readonly partial: Span[];
  readonly assessors: Span[];
  readonly scopes: Span[];
  readonly details: Span[];
};

/** A clause being read: names that wait for their verb, and the slot they stand in. */
export type Reading = {
  readonly flow: Flow;
  readonly brackets: Brackets;
  readonly clause: Clause;
  pending: Named[];
  role: Role | null;
  labelled: boolean;
};

export const emptyClause = (): Clause => ({
  names: [],
  officials: [],
  deadline: null,
  carried: [],
  firstListedLeads: false,
  labels: 0,
  verbs: 0,
  strange: [],
  partial: [],
  assessors: [],
  scopes: [],
  details: [],
});

export const flush = (reading: Reading, role: Role | null): void => {
  for (const name of reading.pending) name.role = role ?? reading.role ?? 'responsible';
  reading.clause.names.push(...reading.pending);
  reading.pending = [];
};

/** A verb closes the names before it; a slot's own role gives way only to a word of leading or supporting. */
export const closeWith = (reading: Reading, chain: string): void => {
  reading.clause.verbs += 1;
  const role = roleOfVerbs(chain);
  flush(reading, role === 'responsible' ? (reading.role ?? role) : role);
};

export const addName = (reading: Reading, start: number, end: number): void => {
  for (const [from, to] of splitName(reading.flow.text, start, end)) {
    const words = reading.flow.text.slice(from, to);
    reading.pending.push({ start: from, end: to, role: 'responsible', group: isGroupName(words), suffix: null, unsure: false });
  }
};

export const takeDeadline = (reading: Reading, start: number, end: number): void => {
  const { clause } = reading;
  const before = clause.deadline;
  // A second day behind other names is theirs alone: one slot holds one deadline.
  if (before !== null && [...clause.names, ...reading.pending].some((name) => name.start >= before[1])) {
    clause.strange.push([start, end]);
    return;
  }
  clause.deadline = clause.deadline === null ? [start, end] : [clause.deadline[0], end];
};
