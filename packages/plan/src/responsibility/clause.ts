/**
 * One clause of responsibility, bracketed or not: which words name units and groups, in which role, until when. It says what it could not place
 * (`strange`) instead of dropping it.
 */
import type { Role, Span } from '../draft.js';
import type { Brackets } from '../flow/brackets.js';
import type { Flow } from '../flow/flow.js';
import { addName, type Clause, emptyClause, flush, type Reading, takeDeadline } from './clause-state.js';
import { labelsIn, type Slot } from './labels.js';
import { readToken } from './read-token.js';
import { findRules } from './rules.js';
import { cutTokens, joinGroups, type Token } from './tokens.js';

export type { Clause, Named } from './clause-state.js';
export { emptyClause } from './clause-state.js';

const bareWords = /^[^各有相()省市县区州厅局委办部]{2,4}$/;
const lendsSuffix = /^.{2,8}[市县区州](?:人民)?政府/;

/** 望海 in `望海、沅阳市政府`: no name alone, one with the ending that a later name lends. */
const borrowsSuffix = (flow: Flow, tokens: readonly Token[], at: number): boolean => {
  for (let i = at; i < tokens.length; i += 1) {
    const words = flow.text.slice(tokens[i]!.start, tokens[i]!.end);
    if (i > at && tokens[i]!.separator !== '、') return false;
    if (bareWords.test(words)) continue;
    return i > at && lendsSuffix.test(words);
  }
  return false;
};

const readList = (reading: Reading, start: number, end: number): void => {
  const { flow, brackets } = reading;
  const tokens = joinGroups(flow, cutTokens(flow, brackets, start, end));
  for (const [i, token] of tokens.entries()) {
    if (token.separator === ';' || token.separator === '。') flush(reading, null);
    if (borrowsSuffix(flow, tokens, i)) addName(reading, token.start, token.end);
    else readToken(reading, token);
  }
  flush(reading, null);
};

const trimmed = (text: string, start: number, end: number): Span => {
  let [from, to] = [start, end];
  while (from < to && /[,;。、:]/.test(text.charAt(from))) from += 1;
  while (to > from && /[,;。、:]/.test(text.charAt(to - 1))) to -= 1;
  return [from, to];
};

type Part = { readonly slot: Slot | null; readonly title: Span; readonly start: number; readonly end: number };

const readSlot = (reading: Reading, part: Part): void => {
  const { clause, flow } = reading;
  const { slot, start, end } = part;
  const span = trimmed(flow.text, start, end);
  const used = span[1] > span[0];
  if (slot === null || slot.kind === 'duty') {
    if (slot !== null) clause.labels += 1;
    reading.role = slot === null ? null : slot.role;
    reading.labelled = slot !== null;
    readList(reading, start, end);
  } else if (slot.kind === 'deadline') {
    if (used) takeDeadline(reading, span[0], span[1]);
  } else if (slot.kind === 'officials') {
    for (const token of cutTokens(flow, reading.brackets, start, end))
      clause.officials.push({ name: [token.start, token.end], title: part.title });
  } else if (used) {
    const lists = { assessor: clause.assessors, scope: clause.scopes, detail: clause.details };
    lists[slot.kind].push(span);
  }
};

const cutSlots = (flow: Flow, start: number, end: number): Part[] => {
  const parts: Part[] = [];
  let from = start;
  let slot: Slot | null = null;
  let title: Span = [start, start];
  for (const label of labelsIn(flow, start, end)) {
    if (label.start > from || slot !== null) parts.push({ slot, title, start: from, end: label.start });
    slot = label.slot;
    title = [label.start, label.start + flow.text.slice(label.start, label.end).replace(/[:—]+$/, '').length];
    from = label.end;
  }
  parts.push({ slot, title, start: from, end });
  return parts;
};

/** Reads `[start, end)` of the flow as one clause of responsibility. */
export const readClause = (flow: Flow, brackets: Brackets, start: number, end: number): Clause => {
  const clause = emptyClause();
  const reading: Reading = { flow, brackets, clause, pending: [], role: null, labelled: false };
  const rules = findRules(flow.text, start, end);
  clause.firstListedLeads = rules.firstListed !== null;
  clause.carried.push(...rules.carried);
  let from = start;
  for (const [cutStart, cutEnd] of [...rules.spans, [end, end] as const]) {
    if (cutStart > from) for (const part of cutSlots(flow, from, cutStart)) readSlot(reading, part);
    from = Math.max(from, cutEnd);
  }
  return clause;
};

/** Reads a list of names alone, as a table's cell or a carried clause gives it. */
export const readNames = (flow: Flow, brackets: Brackets, start: number, end: number, role: Role): Clause => {
  const clause = emptyClause();
  readList({ flow, brackets, clause, pending: [], role, labelled: true }, start, end);
  return clause;
};
