/** Acts of the reporting cycle out of rolled numbers: mostly ones that fit the state. */
import { closingParts, unmetParts } from '../closing-parts.js';
import type { CycleAct, CycleActType } from '../cycle-commands.js';
import type { UrgingStep } from '../cycle-entries.js';
import type { Actor, TaskId } from '../entries.js';
import { DEFAULT_RULES } from '../reporting-rules.js';
import { reportOf } from '../reports.js';
import type { PlanState, TaskState } from '../state.js';
import { CALENDAR, cycleActOfEachType, evidence, line, NEXT_CALENDAR, redLine } from './cycle-acts.js';

type Rolled = { readonly words: number; readonly picks: readonly number[] };
type Material = {
  readonly state: PlanState;
  readonly task: TaskState | undefined;
  readonly taskId: TaskId;
  readonly actor: Actor;
  readonly roll: Rolled;
  readonly text: string;
  readonly unit: (shift: number) => string;
  readonly why: { readonly basis: string; readonly approver: string };
};

const pick = <V>(values: readonly V[], roll: number, fallback: V): V => values[roll % (values.length || 1)] ?? fallback;
const STEPS: readonly UrgingStep[] = ['handler', 'liaison', 'leaderInCharge'];
const CYCLE_TYPES = new Set<string>(Object.keys(cycleActOfEachType()));

export function isCycleType(type: string): type is CycleActType {
  return CYCLE_TYPES.has(type);
}

/** The period that is open, now and then another. */
function periodFor({ periods }: PlanState, words: number): string {
  const open = [...periods.values()].find(({ status }) => status === 'open')?.periodId;
  return open !== undefined && words % 9 !== 0 ? open : pick(['2026H1', '2026H2', '2027H1'], words, '2026H1');
}

export function cycleActFrom(type: CycleActType, material: Material): CycleAct {
  const { state, task, taskId, actor, roll, text, why, unit } = material;
  const periodId = periodFor(state, roll.words);
  const plain = cycleActOfEachType();
  const handed = task?.reports.find((report) => report.periodId === periodId && report.status === 'submitted');
  const claim = task?.claims.find(({ status }) => status === 'open') ?? task?.claims[0];
  const request = task?.requests.find(({ status }) => status === 'open') ?? task?.requests[0];
  const reporting = handed?.unitId ?? unit(0);
  switch (type) {
    case 'set-rules':
      return { type, rules: { ...DEFAULT_RULES, minimumNotice: roll.words % 30, lookBackShare: (roll.words % 12) / 10 } };
    case 'announce-period': {
      const announced = pick(['2026H1', '2026H2', '2027H1', '2026Q1'], roll.words, '2026H1');
      const exception = roll.words % 2 === 0 ? { approver: '分管副省长', reason: '会期提前' } : null;
      return { type, periodId: announced, calendar: roll.words % 3 === 0 ? NEXT_CALENDAR : CALENDAR, notice: roll.words % 20, exception };
    }
    case 'open-period': {
      const announced = [...state.periods.values()].find(({ status }) => status === 'announced')?.periodId;
      return { type, periodId: announced ?? periodId };
    }
    case 'sign-off':
    case 'enter-for':
      return sheetFrom(type, material, periodId);
    case 'submit': {
      const signOffId = reportOf(task, periodId, actor.unitId)?.signedOff?.entryId ?? 'c0/0';
      return { type, periodId, reports: [{ taskId, signOffId }], indicators: signedValues(state, periodId, actor.unitId, roll.words) };
    }
    case 'send-back':
      return {
        type,
        ...{ periodId, taskIds: [taskId], indicatorIds: [], reason: text },
        standInFor: actor.roles.includes('leaderInCharge') ? null : `${actor.unitId}/leaderInCharge`,
      };
    case 'withdraw-submission':
      return { type, periodId, taskIds: [taskId], indicatorIds: [] };
    case 'accept-reports':
      return {
        type,
        periodId,
        reports: [{ taskId, unitId: reporting }],
        values: submittedValues(state, periodId).slice(0, roll.words % 2),
      };
    case 'return-report':
      return { type, periodId, taskId, unitId: reporting, reason: text };
    case 'return-values':
      return { type, periodId, indicatorId: 'i1', unitId: submittedValues(state, periodId)[0]?.unitId ?? 'finance', reason: text };
    case 'give-light':
      return { type, periodId, taskId, light: pick(['green', 'red'] as const, roll.words, 'green'), why: text, standInFor: null };
    case 'urge': {
      const urged = pick(task?.duties ?? [], roll.words, undefined as never)?.unitId ?? unit(0);
      const done = state.periods.get(periodId)?.urgings.filter(({ unitId }) => unitId === urged).length ?? 0;
      return {
        type,
        periodId,
        unitId: urged,
        step: pick(STEPS, done, 'handler'),
        elapsed: roll.words % 5,
        taskIds: [taskId],
        letter: false,
      };
    }
    case 'add-evidence':
      return { type, taskId, evidence: [evidence(`e${roll.words % 40}`)] };
    case 'claim-completion':
      return claimFrom(material);
    default:
      return answerFrom(
        type,
        { ...material, periodId, claimId: claim?.claimId ?? 'c0', requestId: request?.requestId ?? 'c0' },
        plain,
        why,
      );
  }
}

function sheetFrom(type: 'sign-off' | 'enter-for', { state, task, taskId, actor, roll, text, unit }: Material, periodId: string): CycleAct {
  const other = pick(task?.duties ?? [], roll.words, undefined as never)?.unitId ?? unit(0);
  const merges = roll.words % 4 === 0 ? [other] : [];
  const words = roll.words % 5 === 0 ? redLine(taskId) : line(taskId, { text, noChange: roll.words % 7 === 0, merges });
  const values = roll.words % 6 === 0 ? valuesFor(state, actor) : [];
  if (type === 'sign-off') {
    const standInFor = actor.roles.includes('leaderInCharge') ? null : `${actor.unitId}/leaderInCharge`;
    return { type, periodId, reports: [words], values, standInFor };
  }
  return { type, periodId, unitId: other, reports: [words], values: [], paper: { scan: null, note: '传真' } };
}

function valuesFor({ indicators }: PlanState, { unitId }: Actor) {
  return indicators
    .filter(({ duties }) => duties.some((duty) => duty.unitId === unitId))
    .flatMap(({ indicatorId, series }) =>
      series.map((_, index) => ({
        indicatorId,
        series: index,
        value: 62.5,
        definition: '常住人口口径',
        source: '统计公报',
        estimate: false,
      })),
    );
}

function signedValues({ periods }: PlanState, periodId: string, unitId: string, words: number) {
  const signed = periods.get(periodId)?.values.filter((value) => value.unitId === unitId && value.status === 'signedOff') ?? [];
  const kept = words % 5 === 4 ? [] : signed;
  return kept.map(({ indicatorId, signedOff }) => ({ indicatorId, signOffId: signedOff?.entryId ?? '' }));
}

function submittedValues({ periods }: PlanState, periodId: string) {
  return (periods.get(periodId)?.values ?? []).filter(({ status }) => status === 'submitted');
}

function claimFrom({ task, taskId, roll, text }: Material): CycleAct {
  const unmet = task === undefined ? ['whole'] : roll.words % 7 === 0 ? closingParts(task).map(({ partId }) => partId) : unmetParts(task);
  const parts = roll.words % 4 === 0 ? unmet.slice(0, 1) : unmet;
  const known = task?.evidence.map(({ evidenceId }) => evidenceId).slice(0, 1) ?? [];
  return { type: 'claim-completion', taskId, parts: parts.map((partId) => ({ partId, words: text, evidenceIds: known })) };
}

type Answering = Material & { readonly periodId: string; readonly claimId: string; readonly requestId: string };
type AnsweringType = Exclude<
  CycleActType,
  | 'send-back'
  | ('set-rules' | 'announce-period' | 'open-period' | 'sign-off' | 'enter-for' | 'submit' | 'withdraw-submission' | 'accept-reports')
  | ('return-report' | 'return-values' | 'give-light' | 'urge' | 'add-evidence' | 'claim-completion')
>;

function answerFrom(
  type: AnsweringType,
  material: Answering,
  plain: ReturnType<typeof cycleActOfEachType>,
  why: Material['why'],
): CycleAct {
  const { state, task, taskId, roll, text, periodId, claimId, requestId, unit } = material;
  switch (type) {
    case 'withdraw-claim':
      return { type, taskId, claimId };
    case 'verify-claim': {
      const parts = task?.claims.find((claim) => claim.claimId === claimId)?.parts ?? [];
      const found = parts.map(({ partId }, index) => ({ partId, met: (roll.words + index) % 4 !== 0, fact: text }));
      return { type, taskId, claimId, parts: found, standInFor: null };
    }
    case 'return-claim':
      return { type, taskId, claimId, reason: text, standInFor: null };
    case 'make-routine':
    case 'end-not-attained':
      return { type, taskId, ...why };
    case 'draw-look-back':
      return { type, periodId: pick([...state.periods.keys()], roll.words, periodId), seed: `s${roll.words}` };
    case 'look-back': {
      const drawn = state.draws.find((draw) => draw.taskIds.includes(taskId))?.periodId ?? periodId;
      return { type, periodId: drawn, taskId, holds: roll.words % 2 === 0, fact: text, standInFor: null };
    }
    case 'request-adjustment':
      return requestFrom(material);
    case 'withdraw-request':
      return { type, taskId, requestId };
    case 'answer-request':
      return { type, taskId, requestId, outcome: roll.words % 3 === 0 ? 'refused' : 'granted', approver: '分管副省长', answer: text };
    case 'consolidate':
      return { ...plain.consolidate, periodId };
    case 'correct-report':
      return { ...plain['correct-report'], periodId: pick([...state.periods.keys()], roll.words, periodId) };
    case 'name-stand-in':
      return { ...plain['name-stand-in'], standInId: `${material.actor.unitId}/liaison` };
    case 'pass-stand-ins':
      return { ...plain['pass-stand-ins'], fromId: `${material.actor.unitId}/liaison` };
    case 'carry-duties':
      return { type, from: unit(0), to: roll.words % 2 === 0 ? [unit(1)] : [unit(2), 'new-office'], basis: '机构改革方案' };
    default:
      return type satisfies never;
  }
}

function requestFrom({ taskId, roll, text }: Answering): CycleAct {
  const of = { type: 'request-adjustment', taskId, reason: text, basis: '纪要' } as const;
  if (roll.words % 3 === 0) return { ...of, kind: 'suspend', change: {} };
  if (roll.words % 11 === 0) return { ...of, kind: 'withdraw', change: {} };
  if (roll.words % 2 === 0) return { ...of, kind: 'extend', change: { deadline: { text: '延至明年', on: '2027-06-30' } } };
  return { ...of, kind: 'reword', change: { text: `${text}（调整）` } };
}
