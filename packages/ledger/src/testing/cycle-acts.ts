/** Acts of the reporting cycle for tests: lines of a sheet, evidence, and one well-formed act of each type on task t1. */
import type { CycleAct, CycleActType, SheetLine } from '../cycle-commands.js';
import type { Evidence, PeriodCalendar } from '../cycle-entries.js';
import { DEFAULT_RULES } from '../reporting-rules.js';

export const PERIOD = '2026H1';
export const CALENDAR: PeriodCalendar = {
  announceOn: '2026-06-20',
  openOn: '2026-07-01',
  dueOn: '2026-07-15',
  consolidateOn: '2026-07-22',
  lockOn: '2026-07-29',
};
export const NEXT_CALENDAR: PeriodCalendar = {
  announceOn: '2026-12-20',
  openOn: '2027-01-01',
  dueOn: '2027-01-15',
  consolidateOn: '2027-01-22',
  lockOn: '2027-01-29',
};

export function line(taskId: string, words: Partial<SheetLine> = {}): SheetLine {
  const rest = { figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] } as const;
  return { taskId, text: '已完成可行性研究并报批。', ...rest, ...words };
}

export const ask = { of: 'development', what: '协调用地指标', by: '2026-08-31' };
export const redLine = (taskId: string) => line(taskId, { light: 'red', cause: 'land', ask });

export function evidence(evidenceId: string, pointer = '赣府发〔2026〕5号'): Evidence {
  return { evidenceId, kind: 'documentNumber', pointer, title: '实施方案', on: '2026-05-06' };
}

export function claimed(evidenceId = 'e1', partId = 'whole', words = '实施方案已于五月印发各市执行') {
  return { partId, words, evidenceIds: [evidenceId] };
}

export function cycleActOfEachType(): { readonly [T in CycleActType]: Extract<CycleAct, { readonly type: T }> } {
  const [periodId, taskId, taskIds, unitId] = [PERIOD, 't1', ['t1'], 'industry'];
  const why = { basis: '省政府常务会议纪要', approver: '分管副省长' };
  return {
    'set-rules': { type: 'set-rules', rules: DEFAULT_RULES },
    'announce-period': { type: 'announce-period', periodId, calendar: CALENDAR, notice: 15, exception: null },
    'open-period': { type: 'open-period', periodId },
    'sign-off': { type: 'sign-off', periodId, reports: [line('t1')], values: [], standInFor: null },
    'send-back': { type: 'send-back', periodId, taskIds, indicatorIds: [], reason: '缺数据来源', standInFor: null },
    submit: { type: 'submit', periodId, reports: [{ taskId, signOffId: 'c9/0' }], indicators: [] },
    'withdraw-submission': { type: 'withdraw-submission', periodId, taskIds, indicatorIds: [] },
    'enter-for': { type: 'enter-for', periodId, unitId, reports: [line('t1')], values: [], paper: { scan: null, note: '传真' } },
    'accept-reports': { type: 'accept-reports', periodId, reports: [{ taskId, unitId }], values: [] },
    'return-report': { type: 'return-report', periodId, taskId, unitId, reason: '缺数据来源' },
    'return-values': { type: 'return-values', periodId, indicatorId: 'i1', unitId, reason: '口径不符' },
    'give-light': { type: 'give-light', periodId, taskId, light: 'yellow', why: '未达序时', standInFor: null },
    urge: { type: 'urge', periodId, unitId, step: 'handler', elapsed: 0, taskIds, letter: false },
    'add-evidence': { type: 'add-evidence', taskId, evidence: [evidence('e1')] },
    'claim-completion': { type: 'claim-completion', taskId, parts: [claimed()] },
    'withdraw-claim': { type: 'withdraw-claim', taskId, claimId: 'c9' },
    'verify-claim': {
      type: 'verify-claim',
      ...{ taskId, claimId: 'c9', parts: [{ partId: 'whole', met: true, fact: '原件已核' }], standInFor: null },
    },
    'return-claim': { type: 'return-claim', taskId, claimId: 'c9', reason: '文件未附', standInFor: null },
    'make-routine': { type: 'make-routine', taskId, ...why },
    'end-not-attained': { type: 'end-not-attained', taskId, ...why },
    'draw-look-back': { type: 'draw-look-back', periodId, seed: '20260729' },
    'look-back': { type: 'look-back', periodId, taskId, holds: true, fact: '现场已看', standInFor: null },
    'request-adjustment': {
      type: 'request-adjustment',
      ...{ taskId, kind: 'reword', change: { text: '完善路网' }, reason: '上位规划已改', basis: '国函〔2026〕3号' },
    },
    'withdraw-request': { type: 'withdraw-request', taskId, requestId: 'c9' },
    'answer-request': { type: 'answer-request', taskId, requestId: 'c9', outcome: 'refused', approver: null, answer: '维持' },
    consolidate: {
      type: 'consolidate',
      ...{
        periodId,
        parts: [{ partId: 'overall', heading: '总体情况', sentences: [{ sentenceId: 's', text: '进展平稳。', sources: [] }] }],
      },
      head: { seq: 1, hash: 'h' },
    },
    'correct-report': { type: 'correct-report', periodId, sentenceId: 's', text: '进展总体平稳。', reason: '笔误' },
    'name-stand-in': { type: 'name-stand-in', role: 'leaderInCharge', standInId: 'somebody', from: '2026-01-01', to: '2026-12-31' },
    'pass-stand-ins': { type: 'pass-stand-ins', fromId: 'somebody', toId: 'somebody-else', on: '2026-01-01' },
    'carry-duties': { type: 'carry-duties', from: 'industry', to: ['treasury'], basis: '机构改革方案' },
  };
}
