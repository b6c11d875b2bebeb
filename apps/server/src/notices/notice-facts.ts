/** Which entries of the journal are told to whom: pure, from the entry and the state, the people of units handed in. */
import type { NoticeKind } from '@taizhang/contract';
import type { PersonRole, PlanEntry, PlanState, Stamped } from '@taizhang/ledger';
import { isAsked, periodPicture } from '@taizhang/ledger';

export type Told = {
  readonly kind: NoticeKind;
  readonly unitId: string;
  readonly roles: readonly PersonRole[];
  readonly periodId: string | null;
  readonly taskIds: readonly string[];
  readonly params: Readonly<Record<string, string | number>>;
};

const ALL: readonly PersonRole[] = ['liaison', 'handler', 'leaderInCharge'];
const FOR_UNIT: readonly PersonRole[] = ['liaison', 'leaderInCharge'];
const VERIFIERS: readonly PersonRole[] = ['verifier', 'coordinator'];

const asked = (state: PlanState, periodId: string): readonly string[] => {
  const period = state.periods.get(periodId);
  if (period === undefined) return [];
  const units = [...state.tasks.values()].flatMap((task) =>
    task.duties.map(({ unitId }) => unitId).filter((unitId) => isAsked(task, unitId, period)),
  );
  return [...new Set(units)];
};

const dueOf = (state: PlanState, periodId: string): string => state.periods.get(periodId)?.calendar.dueOn ?? '';
const numberOf = (state: PlanState, taskId: string): string => state.tasks.get(taskId)?.number ?? '';

const toAsked = (state: PlanState, kind: NoticeKind, periodId: string, roles: readonly PersonRole[]): readonly Told[] =>
  asked(state, periodId).map((unitId) => ({
    kind,
    unitId,
    roles,
    periodId,
    taskIds: [],
    params: { period: periodId, due: dueOf(state, periodId) },
  }));

const sentTo = (state: PlanState, taskIds: readonly string[]): readonly Told[] => {
  const byUnit = new Map<string, string[]>();
  for (const taskId of taskIds)
    for (const { unitId } of state.tasks.get(taskId)?.duties ?? []) byUnit.set(unitId, [...(byUnit.get(unitId) ?? []), taskId]);
  return [...byUnit].map(([unitId, own]) => ({
    ...{ kind: 'taskSent', unitId, roles: FOR_UNIT, periodId: null, taskIds: own },
    params: { count: own.length },
  }));
};

/** The entries that anybody is told of; a run that meets none of them needs no plan's state. */
export const TELLING: readonly PlanEntry['type'][] = [
  'tasks.dispatched',
  'period.announced',
  'period.opened',
  'period.consolidated',
  'unit.urged',
  'sheet.sentBack',
  'report.returned',
  'values.returned',
  'completion.claimed',
  'claim.verified',
  'claim.returned',
  'task.reopened',
  'adjustment.granted',
  'adjustment.refused',
];

/** The state as it is after the entry. */
export const toldBy = (state: PlanState, entry: Stamped<PlanEntry>): readonly Told[] => {
  const onTask = (
    kind: NoticeKind,
    unitId: string,
    roles: readonly PersonRole[],
    taskId: string,
    params: Told['params'] = {},
  ): readonly Told[] => [
    { kind, unitId, roles, periodId: null, taskIds: [taskId], params: { number: numberOf(state, taskId), ...params } },
  ];
  switch (entry.type) {
    case 'tasks.dispatched':
      return sentTo(state, entry.data.taskIds);
    case 'period.announced':
      return toAsked(state, 'periodAnnounced', entry.data.periodId, FOR_UNIT);
    case 'period.opened':
      return toAsked(state, 'periodOpened', entry.data.periodId, ALL);
    case 'period.consolidated':
      return toAsked(state, 'periodLocked', entry.data.periodId, ['liaison']);
    case 'unit.urged': {
      const { periodId, unitId, step, taskIds } = entry.data;
      return [{ kind: 'urged', unitId, roles: [step], periodId, taskIds, params: { period: periodId, count: taskIds.length } }];
    }
    case 'sheet.sentBack': {
      const { periodId, unitId, taskIds, reason } = entry.data;
      return [{ kind: 'sheetSentBack', unitId, roles: ['liaison', 'handler'], periodId, taskIds, params: { period: periodId, reason } }];
    }
    case 'report.returned': {
      const { periodId, unitId, taskId, reason } = entry.data;
      return [{ kind: 'reportReturned', unitId, roles: ALL, periodId, taskIds: [taskId], params: { period: periodId, reason } }];
    }
    case 'values.returned': {
      const { periodId, unitId, reason } = entry.data;
      return [{ kind: 'reportReturned', unitId, roles: ALL, periodId, taskIds: [], params: { period: periodId, reason } }];
    }
    case 'completion.claimed': {
      const verifier = state.tasks.get(entry.data.taskId)?.closing.verifyingUnitId;
      return verifier ? onTask('claimMade', verifier, VERIFIERS, entry.data.taskId) : [];
    }
    case 'claim.verified':
    case 'claim.returned': {
      const { taskId, claimId } = entry.data;
      const claimant = state.tasks.get(taskId)?.claims.find((claim) => claim.claimId === claimId)?.unitId;
      if (claimant === undefined) return [];
      return entry.type === 'claim.verified'
        ? onTask('claimVerified', claimant, FOR_UNIT, taskId)
        : onTask('claimReturned', claimant, FOR_UNIT, taskId, { reason: entry.data.reason });
    }
    case 'task.reopened':
      return (state.tasks.get(entry.data.taskId)?.duties ?? []).flatMap(({ unitId }) =>
        onTask('taskReopened', unitId, FOR_UNIT, entry.data.taskId),
      );
    case 'adjustment.granted':
    case 'adjustment.refused': {
      const { taskId, requestId } = entry.data;
      const unitId = state.tasks.get(taskId)?.requests.find((request) => request.requestId === requestId)?.unitId;
      return unitId === undefined ? [] : onTask('requestAnswered', unitId, FOR_UNIT, taskId);
    }
    default:
      return [];
  }
};

/** 截止提醒: to units with something outstanding, some days before the due day. Early warning, told once. */
export const deadlinesComing = (state: PlanState, today: string, from: (dueOn: string) => string): readonly Told[] =>
  [...state.periods.values()]
    .filter(({ status, calendar }) => status === 'open' && from(calendar.dueOn) <= today && today <= calendar.dueOn)
    .flatMap(({ periodId, calendar }) =>
      (periodPicture(state, periodId, today)?.units ?? [])
        .filter(({ outstanding }) => outstanding > 0)
        .map(({ unitId, outstanding, outstandingTasks }) => ({
          ...{ kind: 'deadlineComing', unitId, roles: ['liaison', 'handler'], periodId, taskIds: outstandingTasks },
          params: { period: periodId, due: calendar.dueOn, count: outstanding },
        })),
    );
