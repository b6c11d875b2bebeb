/**
 * A draft as the reader gives it → the content that the journal keeps: units by their ids in the directory, ids for findings, groups and
 * indicators, a section for each task, a proposed closing condition. Pure; it decides nothing about the plan.
 */
import type { Locale } from '@taizhang/i18n';
import type {
  FindingContent,
  IndicatorContent,
  PlanContent,
  ReadDuty,
  ReadGroup,
  SectionContent,
  TaskContent,
  TaskKind,
} from '@taizhang/ledger';
import type { Duty, Finding, Group, Indicator, PlanDraft, Section, Task } from '@taizhang/plan';
import { closingLocale, closingWords } from './closing-words.js';
import type { StorableText } from './storable-text.js';

/** Canonical name → id in the directory. */
export type UnitIds = ReadonlyMap<string, string>;

export const unitNames = (draft: PlanDraft): readonly string[] => [
  ...new Set([...draft.tasks, ...draft.indicators].flatMap((one) => one.duties.map((duty) => duty.canonical))),
];

const dutyOf = (duty: Duty, ids: UnitIds): ReadDuty => {
  const unitId = ids.get(duty.canonical);
  if (unitId === undefined) throw new Error('A unit of the draft was not mapped to the directory');
  return { unitId, printed: duty.unit, role: duty.role, span: duty.span };
};

/** Two printed names may stand for one unit; the first mention with the strongest role stays. */
const RANK = { lead: 0, responsible: 1, support: 2 } as const;
const dutiesOf = (duties: readonly Duty[], ids: UnitIds): readonly ReadDuty[] => {
  const byUnit = new Map<string, ReadDuty>();
  for (const duty of duties.map((one) => dutyOf(one, ids))) {
    const known = byUnit.get(duty.unitId);
    if (known === undefined) byUnit.set(duty.unitId, duty);
    else if (RANK[duty.role] < RANK[known.role]) byUnit.set(duty.unitId, { ...known, role: duty.role });
  }
  return [...byUnit.values()];
};

const counter = (letter: string): (() => string) => {
  let count = 0;
  return () => `${letter}${++count}`;
};

const innermostSection = (task: Task, sections: readonly Section[]): Section | undefined => {
  const heading = task.path.at(-1);
  return (
    sections.findLast((section) => section.heading === heading && section.span[0] <= task.span[0]) ??
    sections.find((section) => section.heading === heading)
  );
};

const kindOf = (task: Task): TaskKind => (task.path.some((heading) => /合作事[项項]/.test(heading)) ? 'cooperation' : 'main');

type Ids = { readonly units: UnitIds; readonly nextGroup: () => string; readonly locale: Locale };

const groupsOf = (groups: readonly Group[], { nextGroup }: Ids): readonly ReadGroup[] =>
  groups.map((group) => ({ groupId: nextGroup(), ...group }));

const taskContent = (task: Task, draft: PlanDraft, ids: Ids): TaskContent => {
  const proposed = task.proposedLead === null ? undefined : task.duties[task.proposedLead];
  return {
    taskId: task.id,
    number: task.number,
    kind: kindOf(task),
    sectionId: innermostSection(task, draft.sections)?.id ?? null,
    path: task.path,
    text: task.text,
    span: task.span,
    textSpan: task.textSpan,
    duties: dutiesOf(task.duties, ids.units),
    proposedLead: proposed ? (ids.units.get(proposed.canonical) ?? null) : null,
    groups: groupsOf(task.groups, ids),
    officials: task.officials,
    deadline: task.deadline,
    details: task.details,
    clauses: task.clauses,
    closing: closingWords(task, closingLocale(ids.locale)),
  };
};

const indicatorContent = (indicator: Indicator, indicatorId: string, ids: Ids): IndicatorContent => ({
  indicatorId,
  number: indicator.number,
  text: indicator.text,
  span: indicator.span,
  series: indicator.series,
  duties: dutiesOf(indicator.duties, ids.units),
  groups: groupsOf(indicator.groups, ids),
});

const findingsOf = (draft: PlanDraft, indicatorIds: readonly string[], replaced: StorableText['replaced']): readonly FindingContent[] => {
  const next = counter('f');
  const on = (findings: readonly Finding[], taskId: string | null, indicatorId: string | null): readonly FindingContent[] =>
    findings.map(({ rule, params, level, span, suggestion }) => ({
      findingId: next(),
      taskId,
      indicatorId,
      rule,
      params,
      level,
      span,
      suggestion,
    }));
  const unstorable: readonly Finding[] = replaced
    ? [
        {
          rule: 'text/escaped',
          params: { count: replaced.count, codes: replaced.codes },
          level: 'warn',
          span: replaced.span,
          suggestion: null,
        },
      ]
    : [];
  return [
    ...on([...draft.findings, ...unstorable], null, null),
    ...draft.indicators.flatMap((indicator, place) => on(indicator.findings, null, indicatorIds[place] ?? null)),
    ...draft.tasks.flatMap((task) => on(task.findings, task.id, null)),
  ];
};

const sectionContent = ({ id, heading, level, span }: Section): SectionContent => ({ sectionId: id, heading, level, span });

export const planContent = (
  draft: PlanDraft,
  units: UnitIds,
  document: PlanContent['document'],
  locale: Locale,
  replaced: StorableText['replaced'] = null,
): PlanContent => {
  const ids: Ids = { units, nextGroup: counter('g'), locale };
  const indicatorIds = draft.indicators.map((_, place) => `i${place + 1}`);
  return {
    title: draft.title,
    issuer: draft.issuer,
    documentNumber: draft.documentNumber,
    issuedOn: draft.issuedOn,
    script: draft.script,
    document,
    source: draft.source,
    sections: draft.sections.map(sectionContent),
    indicators: draft.indicators.map((indicator, place) => indicatorContent(indicator, indicatorIds[place] as string, ids)),
    tasks: draft.tasks.map((task) => taskContent(task, draft, ids)),
    leftOver: draft.leftOver,
    findings: findingsOf(draft, indicatorIds, replaced),
  };
};
