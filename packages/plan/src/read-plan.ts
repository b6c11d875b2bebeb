/**
 * A published plan in, a draft out: structure, tasks, who is responsible, until when, and what the reading is not sure of. Pure, and total: any
 * string gives a draft. Each stage is a function of its own; this file only puts them in order.
 */
import { findDamage } from './damage/damage.js';
import { inferProvince } from './directory/directory.js';
import type { Finding, Indicator, PlanDraft, Section, Span, Task } from './draft.js';
import { finding } from './findings.js';
import { matchBrackets } from './flow/brackets.js';
import { makeFlow, spanOf } from './flow/flow.js';
import { findMarkers } from './numbering/sequence.js';
import { checkNumbers } from './numbering/check.js';
import { findNotes } from './responsibility/notes.js';
import { detectScript } from './script/script.js';
import { buildOutline } from './structure/outline.js';
import { collectItems } from './tasks/collect.js';
import { type Context, dressIndicator, dressTask } from './tasks/dress.js';
import { carriedNames, documentFindings, documentRules } from './tasks/document.js';
import { attachDamage, leftOverOf } from './tasks/cover.js';
import { readTitleBlock } from './title/title-block.js';

const emptyOutlineStart = (items: readonly { readonly extent: readonly [number, number] }[], sections: readonly Section[], length: number): number =>
  Math.min(sections[0]?.span[0] ?? length, items[0] ? items[0].extent[0] : length);

export const readPlan = (source: string): PlanDraft => {
  const flow = makeFlow(source);
  const brackets = matchBrackets(flow);
  const markers = findMarkers(flow, brackets);
  const notes = findNotes(flow, brackets, markers);
  const { items, sections: drafts, doubts } = collectItems(flow, buildOutline(markers, flow.text.length), notes);
  const sections: Section[] = drafts.map((draft, i) => ({
    id: `s${i + 1}`,
    heading: draft.heading,
    level: draft.level,
    span: [flow.at[draft.extent[0]] as number, flow.at[draft.extent[1]] as number],
  }));
  const title = readTitleBlock(source, emptyOutlineStart(items, sections, source.length));
  const rules = documentRules(flow, items);
  const year = /(?:19|20)\d\d/.exec(title.issuedOn ?? title.documentNumber ?? title.title ?? '')?.[0];
  const context: Context = {
    flow,
    province: inferProvince(source),
    year: year === undefined ? null : Number(year),
    firstListedLeads: rules.firstListed !== null,
    leadSign: rules.leadSign,
    carried: carriedNames(flow, brackets, items),
    canonical: new Map(),
  };
  const tasks: Task[] = [];
  const indicators: Indicator[] = [];
  for (const item of items) {
    if (item.indicator) indicators.push(dressIndicator(context, item));
    else tasks.push(dressTask(context, item, `t${tasks.length + 1}`));
  }
  const findings: Finding[] = [
    ...doubts.map((doubt) => finding(doubt.rule, spanOf(flow, ...doubt.range), doubt.params)),
    ...documentFindings(flow, tasks, indicators, items, rules),
    ...checkNumbers(tasks),
  ];
  const damage = findDamage(source);
  const attached = attachDamage({ tasks, indicators, findings }, damage);
  const covered: readonly Span[] = [...sections, ...indicators, ...tasks].map((part) => part.span);
  return { source, script: detectScript(source), ...title, sections, ...attached, leftOver: leftOverOf(source.length, covered) };
};
