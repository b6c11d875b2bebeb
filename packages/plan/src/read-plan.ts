/**
 * A published plan in, a draft out: structure, tasks, who is responsible, until when, and what the reading is not sure of. Pure, and total: any
 * string gives a draft. Each stage is a function of its own; this file only puts them in order.
 */
import { findDamage } from './damage/damage.js';
import { inferProvince } from './directory/directory.js';
import type { Finding, Indicator, PlanDraft, Section, Span, Task } from './draft.js';
import { finding } from './findings.js';
import { matchBrackets } from './flow/brackets.js';
import { type Flow, makeFlow, spanOf } from './flow/flow.js';
import { checkNumbers } from './numbering/check.js';
import { findMarkers } from './numbering/sequence.js';
import { findNotes } from './responsibility/notes.js';
import { withoutSiteNotes } from './responsibility/site-notes.js';
import { detectScript, foldScript } from './script/script.js';
import { buildOutline } from './structure/outline.js';
import { flattenedItems } from './tables/flattened.js';
import { type FoundTable, findTables, stretchesBetween } from './tables/tables.js';
import { collectItems, type SectionDraft } from './tasks/collect.js';
import { attachDamage, leftOverOf } from './tasks/cover.js';
import { assessorsOf, carriedNames, documentFindings, documentRules, recurs } from './tasks/document.js';
import { type Context, dressIndicator, dressTask } from './tasks/dress.js';
import { areAsides, areStandingDuties } from './tasks/false-plans.js';
import type { Doubt, Item } from './tasks/item.js';
import { readTitleBlock } from './title/title-block.js';

type Placed = { readonly flow: Flow; readonly item: Item };
type PlacedSection = { readonly heading: string; readonly level: number; readonly span: Span };

const spanOfExtent = (flow: Flow, [start, end]: readonly [number, number]): Span => [flow.at[start] as number, flow.at[end] as number];

const placeSections = (flow: Flow, sections: readonly SectionDraft[]): PlacedSection[] =>
  sections.map(({ heading, level, extent }) => ({ heading, level, span: spanOfExtent(flow, extent) }));

/** The headings open at each of the places asked for, which come in order. */
const pathsAlong = (sections: readonly PlacedSection[]): ((at: number) => string[]) => {
  const open: PlacedSection[] = [];
  let next = 0;
  return (at) => {
    for (; next < sections.length && sections[next]!.span[0] < at; next += 1) {
      while (open.length > 0 && open.at(-1)!.level >= sections[next]!.level) open.pop();
      open.push(sections[next]!);
    }
    return open.map((section) => section.heading);
  };
};

type Collected = { readonly flow: Flow; readonly placed: Placed[]; readonly sections: PlacedSection[]; readonly findings: Finding[] };

const asFindings = (flow: Flow, doubts: readonly Doubt[]): Finding[] =>
  doubts.map((doubt) => finding(doubt.rule, spanOf(flow, ...doubt.range), doubt.params));

const addTables = (collected: Collected, tables: readonly FoundTable[]): void => {
  const pathAt = pathsAlong([...collected.sections]);
  for (const { grid, table, read } of tables) {
    const reading = read(pathAt(grid.span[0]));
    if (!reading) continue;
    collected.placed.push(...reading.items.map((item) => ({ flow: table.flow, item })));
    collected.sections.push(...placeSections(table.flow, reading.headings));
    collected.findings.push(...asFindings(table.flow, reading.doubts));
  }
  collected.placed.sort((a, b) => (a.flow.at[a.item.extent[0]] as number) - (b.flow.at[b.item.extent[0]] as number));
  collected.sections.sort((a, b) => a.span[0] - b.span[0]);
};

const yearOf = (words: string | null): number | null => {
  const found = /(?:19|20)\d\d/.exec(words ?? '');
  return found ? Number(found[0]) : null;
};

export const readPlan = (source: string): PlanDraft => {
  const plain = foldScript(source);
  const tables = findTables(source);
  const flow = makeFlow(source, stretchesBetween(source.length, tables));
  const brackets = matchBrackets(flow);
  const markers = findMarkers(flow, brackets);
  const outline = buildOutline(markers, flow.text.length);
  const damage = findDamage(source, plain);
  const notes = withoutSiteNotes(flow, findNotes(flow, brackets, markers), damage);
  const collection = collectItems(flow, outline, areAsides(flow, outline, notes) ? [] : notes);
  const collected: Collected = {
    flow,
    placed: [
      ...(areStandingDuties(flow, collection.items) ? [] : collection.items),
      ...flattenedItems(flow, outline, collection.items),
    ].map((item) => ({ flow, item })),
    sections: placeSections(flow, collection.sections),
    findings: asFindings(flow, collection.doubts),
  };
  addTables(collected, tables);
  const sections: Section[] = collected.sections.map((section, i) => ({ id: `s${i + 1}`, ...section }));
  const bodyStart = Math.min(
    sections[0]?.span[0] ?? source.length,
    ...collected.placed.slice(0, 1).map((p) => p.flow.at[p.item.extent[0]] as number),
  );
  const title = readTitleBlock(source, bodyStart);
  const items = collected.placed.map(({ item }) => item);
  const rules = documentRules(flow, items);
  const context: Context = {
    flow,
    province: inferProvince(source, plain),
    year: yearOf(title.title) ?? yearOf(title.issuedOn) ?? yearOf(title.documentNumber),
    firstListedLeads: rules.firstListed !== null,
    leadSign: rules.leadSign,
    carried: carriedNames(flow, brackets, collection.items),
    assessorsRecur: assessorsOf(items).length >= recurs,
    canonical: new Map(),
  };
  const tasks: Task[] = [];
  const indicators: Indicator[] = [];
  for (const { flow: own, item } of collected.placed) {
    const placed = own === flow ? context : { ...context, flow: own, carried: [] };
    if (item.indicator) indicators.push(dressIndicator(placed, item));
    else tasks.push(dressTask(placed, item, `t${tasks.length + 1}`));
  }
  const findings: Finding[] = [
    ...collected.findings,
    ...documentFindings(flow, tasks, indicators, items, rules),
    ...checkNumbers(source, tasks),
  ];
  const attached = attachDamage({ tasks, indicators, findings }, damage);
  const covered: readonly Span[] = [...sections, ...indicators, ...tasks].map((part) => part.span);
  return { source, script: detectScript(source), ...title, sections, ...attached, leftOver: leftOverOf(source.length, covered) };
};
