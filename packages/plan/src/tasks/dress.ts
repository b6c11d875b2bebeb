/** From an item to a task of the draft: names with their canonical form, the deadline's day, clauses, the proposed closing condition, findings. */
import { proposeClosing } from '../clauses/closing.js';
import { deadlineOn } from '../clauses/deadline.js';
import { readClauses } from '../clauses/quantities.js';
import { readSeries } from '../clauses/series.js';
import { canonicalUnit } from '../directory/directory.js';
import type { Deadline, Duty, Finding, Group, Indicator, Official, Role, Span, Task } from '../draft.js';
import { finding } from '../findings.js';
import { type Flow, printed, printedName, spanOf } from '../flow/flow.js';
import type { Clause, Named } from '../responsibility/clause.js';
import { isDeadlineWords, isState } from '../responsibility/deadline-words.js';
import { shareSuffixes } from '../responsibility/shared-suffix.js';
import { endsLikeBody } from '../responsibility/unit-words.js';
import type { Item, Range } from './item.js';

export type Carried = { readonly from: number; readonly names: readonly Named[] };

export type Context = {
  readonly flow: Flow;
  readonly province: string | null;
  readonly year: number | null;
  readonly firstListedLeads: boolean;
  readonly carried: readonly Carried[];
  /** Marks a unit as lead where the document says that a sign does. */
  readonly leadSign: string | null;
  /** A slot for who assesses recurs: it is said once for the document. */
  readonly assessorsRecur: boolean;
  readonly canonical: Map<string, string>;
};

export const itemClauses = (item: Item): readonly Clause[] => [...item.clauses, ...item.notes.map((note) => note.clause)];

type People = { readonly duties: Duty[]; readonly groups: Group[]; readonly findings: Finding[] };

const canonicalOf = (context: Context, unit: string, sharedPrefix: string | null): string => {
  const key = `${sharedPrefix ?? ''} ${unit}`;
  const known = context.canonical.get(key);
  if (known !== undefined) return known;
  const canonical = canonicalUnit(unit, { province: context.province, sharedPrefix });
  context.canonical.set(key, canonical);
  return canonical;
};

const levelWord = /^(?:自治区|[省市州盟县区旗](?!场|政|容|民|域|块|际))/;

/** 省 for 财政厅 in 省教育厅、财政厅: the word of level of the last name in the list that has one. */
const prefixAfter = (flow: Flow, name: Named, prefix: string | null): string | null =>
  name.group ? prefix : (levelWord.exec(flow.text.slice(name.start, name.end))?.[0] ?? prefix);

const gluedName = /[一-鿿][)\]][^()[\]]{2,}$|[^市县区]{2}(?:部|局|委|办|厅)[省市县区]$/;

const findInName = (context: Context, name: Named, unit: string, span: Span): Finding[] => {
  const words = context.flow.text.slice(name.start, name.end);
  if (name.suffix && name.unsure)
    return [finding('unit/shared-suffix', span, { name: unit, suffix: context.flow.text.slice(...name.suffix) })];
  if (gluedName.test(words)) return [finding('unit/glued', span, { name: unit })];
  if (name.unsure || (!endsLikeBody(words) && name.suffix === null)) return [finding('unit/not-recognised', span, { name: unit })];
  return [];
};

const sign = /[*★☆▲△#]/g;

/** A name printed twice stays twice, with a warning; one carried to the task from elsewhere is added only where it is not named already. */
const addName = (context: Context, people: People, name: Named, carried: boolean, prefix: string | null): void => {
  const { flow } = context;
  const span = spanOf(flow, name.start, name.end);
  const raw = printedName(flow, name.start, name.end);
  if (name.group) {
    if (!carried || !people.groups.some((group) => group.text === raw)) people.groups.push({ text: raw, role: name.role, span });
    return;
  }
  const marked = context.leadSign !== null && raw.includes(context.leadSign);
  const unit = (raw + (name.suffix ? printedName(flow, ...name.suffix) : '')).replace(marked ? sign : /^$/, '');
  const role: Role = marked ? 'lead' : name.role;
  const twice = people.duties.some((duty) => duty.unit === unit);
  if (twice && carried) return;
  if (twice) people.findings.push(finding('unit/twice', span, { name: unit }));
  people.findings.push(...findInName(context, name, unit, span));
  people.duties.push({ unit, canonical: canonicalOf(context, unit, /^(?:共青)?团/.test(unit) ? null : prefix), role, span });
};

const addNames = (context: Context, people: People, names: readonly Named[], carried: boolean): void => {
  let prefix: string | null = null;
  for (const name of names) {
    addName(context, people, name, carried, prefix);
    prefix = prefixAfter(context.flow, name, prefix);
  }
};

const leadByRule = (context: Context, people: People): void => {
  const [first] = people.duties;
  if (
    !context.firstListedLeads ||
    !first ||
    people.duties.some((duty) => duty.role === 'lead') ||
    people.groups.some((group) => group.role === 'lead')
  )
    return;
  if (first.role === 'support' || people.groups.some((group) => group.span[0] < first.span[0])) return;
  people.duties[0] = { ...first, role: 'lead' };
};

const readPeople = (context: Context, item: Item): People => {
  const people: People = { duties: [], groups: [], findings: [] };
  for (const clause of itemClauses(item)) {
    shareSuffixes(context.flow, clause.names);
    addNames(context, people, clause.names, false);
  }
  for (const carried of context.carried) if (carried.from <= item.extent[1]) addNames(context, people, carried.names, true);
  leadByRule(context, people);
  return people;
};

const textOf = (flow: Flow, ranges: readonly Range[]): string =>
  ranges
    .map(([start, end]) => printed(flow, start, end))
    .join('')
    .trim();

const rangeFinding = (context: Context, rule: Parameters<typeof finding>[0], range: Range): Finding =>
  finding(rule, spanOf(context.flow, ...range), { words: context.flow.text.slice(...range).slice(0, 60) });

const readDeadline = (context: Context, item: Item): { readonly deadline: Deadline | null; readonly findings: Finding[] } => {
  const range = itemClauses(item).find((clause) => clause.deadline !== null)?.deadline;
  if (!range) return { deadline: null, findings: [] };
  const { flow } = context;
  const text = printed(flow, ...range);
  const words = flow.text.slice(...range);
  const on = deadlineOn(words, { year: context.year });
  const findings: Finding[] = [];
  if (on === null && isDeadlineWords(words) && isState(words)) findings.push(rangeFinding(context, 'deadline/state', range));
  else if (on !== null && context.year !== null && !/(?:19|20)\d\d|[〇○零]/.test(words))
    findings.push(finding('deadline/year-assumed', spanOf(flow, ...range), { words, year: context.year }));
  return { deadline: { text, on }, findings };
};

const readOfficials = (context: Context, item: Item): Official[] =>
  itemClauses(item).flatMap((clause) =>
    clause.officials.map(({ name, title }) => ({ name: printedName(context.flow, ...name), role: printedName(context.flow, ...title) })),
  );

const findInNotes = (context: Context, item: Item): Finding[] => {
  const findings: Finding[] = [];
  for (const clause of itemClauses(item)) {
    for (const range of clause.strange) findings.push(rangeFinding(context, 'task/words-not-read', range));
    for (const carried of clause.carried) findings.push(rangeFinding(context, 'unit/carried-forward', carried.clause));
    for (const range of clause.partial) findings.push(rangeFinding(context, 'unit/part-of-task', range));
    if (!context.assessorsRecur) for (const range of clause.assessors) findings.push(rangeFinding(context, 'role/assessor', range));
  }
  for (const note of item.notes) if (note.runsOn) findings.push(rangeFinding(context, 'unit/list-runs-on', [note.start, note.end]));
  return findings;
};

const namedLead = /由([^,。;、:]{2,14}?)(?:负责)?牵头/;

/** A lead in the words that the list does not mark. */
const findLeadInWords = (context: Context, item: Item, duties: readonly Duty[]): Finding[] => {
  for (const [start, end] of item.text) {
    const words = context.flow.text.slice(start, end);
    const found = words.includes('牵头') ? namedLead.exec(words) : null;
    if (!found || !endsLikeBody(found[1]!)) continue;
    if (duties.some((duty) => duty.role === 'lead')) continue;
    return [rangeFinding(context, 'lead/in-words', [start + found.index, start + found.index + found[0].length])];
  }
  return [];
};

const extentSpan = (flow: Flow, [start, end]: Range): Span => [flow.at[start] as number, flow.at[end] as number];

export const dressTask = (context: Context, item: Item, id: string): Task => {
  const { flow } = context;
  const people = readPeople(context, item);
  const { deadline, findings } = readDeadline(context, item);
  const text = textOf(flow, item.text);
  const textSpan = spanOf(flow, item.text[0]![0], item.text.at(-1)![1]);
  const clauses = readClauses(flow.source, textSpan);
  const marked = people.duties.some((duty) => duty.role === 'lead') || people.groups.some((group) => group.role === 'lead');
  const first = people.duties.findIndex((duty) => duty.role === 'responsible');
  return {
    id,
    number: item.number,
    path: item.path,
    text,
    span: extentSpan(flow, item.extent),
    textSpan,
    duties: people.duties,
    proposedLead: marked || first < 0 ? null : first,
    groups: people.groups,
    officials: readOfficials(context, item),
    deadline,
    details: itemClauses(item).flatMap((clause) => clause.details.map((range) => printed(flow, ...range))),
    clauses,
    closing: proposeClosing(text, clauses, deadline),
    findings: [
      ...item.doubts.map((doubt) => finding(doubt.rule, spanOf(flow, ...doubt.range), doubt.params)),
      ...people.findings,
      ...findInNotes(context, item),
      ...findLeadInWords(context, item, people.duties),
      ...findings,
    ],
  };
};

export const dressIndicator = (context: Context, item: Item): Indicator => {
  const people = readPeople(context, item);
  const span = spanOf(context.flow, item.text[0]![0], item.text.at(-1)![1]);
  return {
    number: item.number,
    text: textOf(context.flow, item.text),
    span: extentSpan(context.flow, item.extent),
    series: readSeries(context.flow.source, span),
    duties: people.duties,
    groups: people.groups,
    findings: [...people.findings, ...findInNotes(context, item)],
  };
};
