/**
 * The consolidated report (汇总报告) as a model: sentences with their sources, by stated rules. Progress is said from accepted reports and nothing
 * else, completion from verified closures and nothing else; what was not handed in or not accepted is not in it. Words are handed in.
 */
import type { PeriodId, ReportPart, ReportWords, Sentence, Source } from './cycle-entries.js';
import type { ConsolidatedReport, PeriodState, ReportState } from './cycle-state.js';
import { dayOf } from './days.js';
import { leadUnits } from './duties.js';
import type { IndicatorContent, SectionContent, UnitId } from './entries.js';
import { tasksInOrder } from './readiness.js';
import { isAsked, slicesOf, valuesOf } from './reports.js';
import type { PlanState, TaskState } from './state.js';

/**
 * Templates with `{name}` for what is put in; a name without a value stays empty.
 * `overall`: {tasks} {closed} {reported} {units}. `progress`: {number} {text} {unit}. `slice`: {unit} {text}. `closed`: {number} {task} {unit}.
 * `value`: {indicator} {series} {value} {unit} {source}; `estimate` is put in where the value is one. `problem`: {number} {unit} {text} {cause}.
 * `ask`: {number} {unit} {of} {what} {by}. `routine`, `notAttained`: {number} {task}.
 */
export type ReportTemplates = {
  /** `tasks`: for tasks that stand in no section of the document, and sections without a heading. */
  readonly headings: {
    readonly overall: string;
    readonly indicators: string;
    readonly tasks: string;
    readonly problems: string;
    readonly next: string;
  };
  readonly overall: string;
  readonly progress: string;
  readonly slice: string;
  readonly closed: string;
  readonly routine: string;
  readonly notAttained: string;
  readonly value: string;
  readonly estimate: string;
  readonly problem: string;
  readonly ask: string;
  readonly causes: Readonly<Record<string, string>>;
  readonly unitName: (unitId: UnitId) => string;
};

/** Empty for a period that was not announced. Parts without a sentence are left out, but `overall` and `next`, which the coordinator writes. */
export function consolidate(state: PlanState, periodId: PeriodId, words: ReportTemplates): readonly ReportPart[] {
  const period = state.periods.get(periodId);
  if (period === undefined) return [];
  const tasks = tasksInOrder(state);
  const { headings } = words;
  const parts: ReportPart[] = [
    { partId: 'overall', heading: headings.overall, sentences: [overall(tasks, period, words)] },
    { partId: 'indicators', heading: headings.indicators, sentences: state.indicators.flatMap((one) => values(period, one, words)) },
    ...sectionsWithTasks(state, tasks).map(({ section, tasks: own }) => ({
      partId: `section:${section.sectionId}`,
      heading: withoutNumber(section.heading) || headings.tasks,
      sentences: own.flatMap((task) => ofTask(task, period, words)),
    })),
    { partId: 'problems', heading: headings.problems, sentences: tasks.flatMap((task) => problems(task, period, words)) },
    { partId: 'next', heading: headings.next, sentences: [] },
  ];
  return parts.filter(({ partId, sentences }) => sentences.length > 0 || partId === 'overall' || partId === 'next');
}

const OWN_NUMBER =
  /^\s*(?:第[〇零一二三四五六七八九十百]+[编章节]|[一二三四五六七八九十百]+\s*[、.．]|[（(][一二三四五六七八九十百\d]+[)）]|\d+\s*[、.．])\s*/;

/** The report numbers its parts itself; the plan's own numbers would stand beside its. */
const withoutNumber = (heading: string): string => heading.replace(OWN_NUMBER, '').trim();

function fill(template: string, params: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

export function closedIn(task: TaskState, { from, to }: { readonly from: string; readonly to: string }) {
  const standing = task.closures.filter(({ reopened }) => reopened === null);
  return standing.find(({ closed }) => dayOf(closed.at) >= from && dayOf(closed.at) <= to) ?? null;
}

function overall(tasks: readonly TaskState[], period: PeriodState, words: ReportTemplates): Sentence {
  const closures = tasks.flatMap((task) => {
    const closure = closedIn(task, period);
    return closure === null ? [] : [{ kind: 'closure', taskId: task.taskId, entryId: closure.closed.entryId } as const];
  });
  const reports = tasks.flatMap((task) => acceptedIn(task, period.periodId).map((report) => sourceOf(task, report)));
  const asked = tasks.filter((task) => task.duties.some(({ unitId }) => isAsked(task, unitId, period)) || closedIn(task, period) !== null);
  const params = {
    tasks: asked.length,
    closed: closures.length,
    reported: new Set(reports.map(({ taskId }) => taskId)).size,
    units: new Set(reports.map(({ unitId }) => unitId)).size,
  };
  return { sentenceId: 'overall', text: fill(words.overall, params), sources: [...closures, ...reports] };
}

type ReportSource = Extract<Source, { readonly kind: 'report' }>;

/** A report counts under the submission that was accepted. */
function sourceOf({ taskId }: TaskState, report: ReportState): ReportSource {
  return { kind: 'report', taskId, unitId: report.unitId, entryId: report.submitted?.entryId ?? '' };
}

function acceptedIn(task: TaskState, periodId: PeriodId): readonly ReportState[] {
  return task.reports.filter((report) => report.periodId === periodId && report.status === 'accepted');
}

/** Leads first; a slice that a lead's accepted report takes in is said with it, any other accepted slice on its own. */
function ofTask(task: TaskState, period: PeriodState, words: ReportTemplates): readonly Sentence[] {
  const accepted = acceptedIn(task, period.periodId);
  const leading = accepted.filter(({ role }) => role === 'lead');
  const taken = new Set(leading.flatMap((report) => acceptedSlices(task, period.periodId, report.words)));
  const alone = accepted.filter((report) => report.role !== 'lead' && !taken.has(report));
  return [...[...leading, ...alone].map((report) => progress(task, report, period.periodId, words)), ...ended(task, period, words)];
}

function acceptedSlices(task: TaskState, periodId: PeriodId, words: ReportWords): readonly ReportState[] {
  return slicesOf(task, periodId, words).filter(({ status }) => status === 'accepted');
}

function progress(task: TaskState, report: ReportState, periodId: PeriodId, words: ReportTemplates): Sentence {
  const slices = acceptedSlices(task, periodId, report.words);
  const said = (one: ReportState, template: string) =>
    fill(template, { number: task.number ?? '', unit: words.unitName(one.unitId), text: one.words.text.trim() });
  return {
    sentenceId: `report:${task.taskId}:${report.unitId}`,
    text: said(report, words.progress) + slices.map((slice) => said(slice, words.slice)).join(''),
    sources: [report, ...slices].map((one) => sourceOf(task, one)),
  };
}

/** A task that was closed out, made routine or ended within the period. */
function ended(task: TaskState, period: PeriodState, words: ReportTemplates): readonly Sentence[] {
  const { taskId, closures, end } = task;
  const unit = leadUnits(task.duties).map(words.unitName).join('、');
  const params = { number: task.number ?? '', task: task.text, unit };
  const closure = closedIn(task, period);
  if (closure !== null && closures.includes(closure)) {
    const sources = [{ kind: 'closure', taskId, entryId: closure.closed.entryId } as const];
    return [{ sentenceId: `closed:${taskId}`, text: fill(words.closed, params), sources }];
  }
  if (end === null || dayOf(end.at) < period.from || dayOf(end.at) > period.to) return [];
  const template = end.as === 'madeRoutine' ? words.routine : words.notAttained;
  return [{ sentenceId: `end:${taskId}`, text: fill(template, params), sources: [{ kind: 'end', taskId, entryId: end.entryId }] }];
}

function values(period: PeriodState, indicator: IndicatorContent, words: ReportTemplates): readonly Sentence[] {
  const { indicatorId } = indicator;
  const given = indicator.duties
    .flatMap(({ unitId }) => valuesOf(period, indicatorId, unitId) ?? [])
    .filter(({ status }) => status === 'accepted');
  return given.flatMap(({ unitId, submitted, words: said }) =>
    said.map(({ series, value, source, estimate }) => {
      const { name = '', unit = '' } = indicator.series[series] ?? {};
      const params = { indicator: indicator.text, series: name, value, unit, source, estimate: estimate ? words.estimate : '' };
      const sources = [{ kind: 'value', indicatorId, unitId, entryId: submitted?.entryId ?? '' } as const];
      return { sentenceId: `value:${indicatorId}:${unitId}:${series}`, text: fill(words.value, params), sources };
    }),
  );
}

function problems(task: TaskState, period: PeriodState, words: ReportTemplates): readonly Sentence[] {
  return acceptedIn(task, period.periodId).flatMap((report) => {
    const { light, cause, ask, text } = report.words;
    const of = { number: task.number ?? '', unit: words.unitName(report.unitId) };
    const sources = [sourceOf(task, report)];
    const id = `${task.taskId}:${report.unitId}`;
    const problem = fill(words.problem, { ...of, text, cause: cause === null ? '' : (words.causes[cause] ?? '') });
    const asked = ask === null ? null : fill(words.ask, { ...of, of: words.unitName(ask.of), what: ask.what, by: ask.by });
    return [
      ...(light === 'red' ? [{ sentenceId: `problem:${id}`, text: problem, sources }] : []),
      ...(asked === null ? [] : [{ sentenceId: `ask:${id}`, text: asked, sources }]),
    ];
  });
}

/** Every task stands in the first-level section that holds its own, in the order of the document; those in none stand first. */
function sectionsWithTasks(state: PlanState, tasks: readonly TaskState[]) {
  const topOf = new Map<string | null, SectionContent>();
  let top: SectionContent | null = null;
  for (const section of state.sections) {
    if (top === null || section.level <= top.level) top = section;
    topOf.set(section.sectionId, top);
  }
  const own = new Map<SectionContent, TaskState[]>();
  const none: SectionContent = { sectionId: '', heading: '', level: 1, span: [0, 0] };
  for (const task of tasks) {
    const section = topOf.get(task.sectionId) ?? none;
    const beside = own.get(section);
    if (beside === undefined) own.set(section, [task]);
    else beside.push(task);
  }
  return [none, ...new Set(topOf.values())].map((section) => ({ section, tasks: own.get(section) ?? [] }));
}

/** Whether a source still stands as it was cited. */
export function sourceStands(state: PlanState, periodId: PeriodId, source: Source): boolean {
  if (source.kind === 'value') {
    const value = valuesOf(state.periods.get(periodId), source.indicatorId, source.unitId);
    return value?.status === 'accepted' && value.submitted?.entryId === source.entryId;
  }
  const task = state.tasks.get(source.taskId);
  if (task === undefined) return false;
  if (source.kind === 'report') {
    const cited = acceptedIn(task, periodId).find(({ unitId }) => unitId === source.unitId);
    return cited?.submitted?.entryId === source.entryId;
  }
  if (source.kind === 'end') return task.end?.entryId === source.entryId;
  return task.closures.some(({ closed, reopened }) => closed.entryId === source.entryId && reopened === null);
}

export type StaleSentence = { readonly sentenceId: string; readonly sources: readonly Source[] };

/** Sentences of a report or of a draft of one whose sources changed since, with those sources. */
export function staleSentences(state: PlanState, report: Pick<ConsolidatedReport, 'periodId' | 'parts'>): readonly StaleSentence[] {
  return report.parts
    .flatMap(({ sentences }) => sentences)
    .map(({ sentenceId, sources }) => ({ sentenceId, sources: sources.filter((source) => !sourceStands(state, report.periodId, source)) }))
    .filter(({ sources }) => sources.length > 0);
}

/** The parts as they read today: corrections in place, under the same ids. */
export function correctedParts(report: ConsolidatedReport): readonly ReportPart[] {
  const texts = new Map(report.corrections.map(({ sentenceId, text }) => [sentenceId, text]));
  const corrected = (sentence: Sentence) => ({ ...sentence, text: texts.get(sentence.sentenceId) ?? sentence.text });
  return report.parts.map((part) => ({ ...part, sentences: part.sentences.map(corrected) }));
}
