/** What holds for the whole document: the rule by which the first listed leads, clauses carried forward, and what is said once about all tasks. */
import type { Finding, Indicator, Span, Task } from '../draft.js';
import { finding } from '../findings.js';
import type { Brackets } from '../flow/brackets.js';
import { type Flow, spanOf } from '../flow/flow.js';
import { readNames } from '../responsibility/clause.js';
import { firstListed } from '../responsibility/rules.js';
import { foldScript } from '../script/script.js';
import { flattenedHeads } from '../tables/flattened.js';
import { type Carried, itemClauses } from './dress.js';
import type { Item, Range } from './item.js';

export type DocumentRules = { readonly firstListed: Range | null; readonly vague: Range | null; readonly leadSign: string | null };

const vagueLead = /[^。;,()[\]]{0,16}(?:靠前|在前|前列)[^。;,()[\]]{0,10}牵头(?:单位|部门)?/;
const signLead = /(?:标|带|注|加|打)[^。;]{0,4}?([*★☆▲△#])[^。;]{0,10}?(?:为|是|系)[^。;]{0,6}?牵头/;

const rangeOf = (found: RegExpExecArray | null): Range | null => (found ? [found.index, found.index + found[0].length] : null);

/** The words stand anywhere: in the first bracket, in a footnote, in the last line. */
export const documentRules = (flow: Flow, items: readonly Item[]): DocumentRules => {
  const { text } = flow;
  if (items.length === 0 || !text.includes('牵头')) return { firstListed: null, vague: null, leadSign: null };
  const said = [...text.matchAll(/第一|首位|首个|首列|最前|排头|居首/g)];
  let first: Range | null = null;
  for (const found of said) {
    const from = Math.max(0, found.index - 30);
    const range = rangeOf(firstListed.exec(text.slice(from, found.index + 60)));
    if (range) first ??= [from + range[0], from + range[1]];
  }
  return { firstListed: first, vague: first ? null : rangeOf(vagueLead.exec(text)), leadSign: signLead.exec(text)?.[1] ?? null };
};

export const carriedNames = (flow: Flow, brackets: Brackets, items: readonly Item[]): Carried[] => {
  const carried: Carried[] = [];
  for (const item of items)
    for (const clause of itemClauses(item))
      for (const words of clause.carried) {
        if (/(?:督办|考核|督查|监督|评估)$/.test(flow.text.slice(...words.names))) continue;
        const { names } = readNames(flow, brackets, words.names[0], words.names[1], words.role);
        carried.push({ from: words.clause[0], names });
      }
  return carried;
};

const oneSpan = 1400;

/** A table without borders and without row numbers: shown stretch by stretch. */
const flatFindings = (source: string): Finding[] => {
  const findings: Finding[] = [];
  for (let from = 0; from < source.length && findings.length < 40; from += oneSpan)
    findings.push(finding('table/flattened', [from, Math.min(source.length, from + oneSpan)]));
  return findings;
};

const planless = (flow: Flow): Finding[] => {
  if (flattenedHeads(flow).length > 0)
    return [finding('document/no-plan', [0, Math.min(flow.source.length, oneSpan)]), ...flatFindings(flow.source)];
  const { length } = flow.source;
  return [finding('document/no-plan', [0, Math.min(length, oneSpan)]), ...(length > oneSpan ? proseFindings(flow.source) : [])];
};

/** A slot that recurs is said once. */
export const recurs = 3;

export const assessorsOf = (items: readonly Item[]): readonly Range[] =>
  items.flatMap((item) => itemClauses(item).flatMap((clause) => clause.assessors));

const assessorFindings = (flow: Flow, items: readonly Item[]): Finding[] => {
  const assessors = assessorsOf(items);
  const [first] = assessors;
  if (!first || assessors.length < recurs) return [];
  return [
    finding('document/assessor-slot', spanOf(flow, ...first), { words: flow.text.slice(...first).slice(0, 40), count: assessors.length }),
  ];
};

/** A body and what it does, in running words. */
const proseDuty = /[局委办厅部院会署府司](?:牵头|负责|要|应|会同|配合|主动|组织|统筹)/;

/** Stretches of prose that say who does what, in pieces that a person can look at. */
const proseFindings = (source: string): Finding[] => {
  const findings: Finding[] = [];
  for (let from = 0; from < source.length && findings.length < 40; ) {
    let to = Math.min(source.length, from + oneSpan);
    const stop = to < source.length ? source.lastIndexOf('。', to) : -1;
    if (stop > from) to = stop + 1;
    if (proseDuty.test(foldScript(source.slice(from, to)))) findings.push(finding('document/prose', [from, to]));
    from = to;
  }
  return findings;
};

const scopeFindings = (flow: Flow, items: readonly Item[]): Finding[] => {
  const scopes = items.flatMap((item) => itemClauses(item).flatMap((clause) => clause.scopes));
  const [first] = scopes;
  return first
    ? [finding('document/scope-slot', spanOf(flow, ...first), { words: flow.text.slice(...first).slice(0, 40), count: scopes.length })]
    : [];
};

const words = (flow: Flow, range: Range): { readonly words: string } => ({ words: flow.text.slice(...range).slice(0, 60) });

const leadFindings = (flow: Flow, tasks: readonly Task[], rules: DocumentRules): Finding[] => {
  if (rules.firstListed)
    return [finding('document/first-listed-leads', spanOf(flow, ...rules.firstListed), words(flow, rules.firstListed))];
  if (rules.vague) return [finding('document/lead-rule-unclear', spanOf(flow, ...rules.vague), words(flow, rules.vague))];
  const marked = tasks.some((task) => task.duties.some((duty) => duty.role === 'lead'));
  const span: Span = tasks[0]?.span ?? [0, 0];
  return marked ? [] : [finding('document/no-lead-marked', span, { tasks: tasks.length })];
};

export const documentFindings = (
  flow: Flow,
  tasks: readonly Task[],
  indicators: readonly Indicator[],
  items: readonly Item[],
  rules: DocumentRules,
): Finding[] => {
  if (tasks.length === 0) return indicators.length === 0 ? planless(flow) : [];
  return [
    ...(flattenedHeads(flow).length > 0 ? flatFindings(flow.source) : []),
    ...leadFindings(flow, tasks, rules),
    ...scopeFindings(flow, items),
    ...assessorFindings(flow, items),
  ];
};
