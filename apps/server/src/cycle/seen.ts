/** What a use case of the half-year cycle stands on: the plan cut down to its viewer, as it is or as it was, and what day that makes it. */
import type { Locale } from '@taizhang/i18n';
import { openActs, openTo, type PeriodState, type PlanActType, type TaskState } from '@taizhang/ledger';
import { type PlanPeriods, planPeriods, type SeenPlan, type SeenTask, seenPlan, seenTask } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Refused } from '../http/problem.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';

type SeenBy = {
  readonly planId: string;
  readonly person: SignedIn;
  /** The day of the answer: today, or the past day asked for. */
  readonly today: string;
  /** Nothing can be done on a past day. */
  readonly past: boolean;
  readonly locale: Locale;
  readonly parts: Parts;
};
export type Seen = SeenPlan & SeenBy;
/** The plan's periods and what is counted over it, without its tasks: as quick for fifteen thousand tasks as for a hundred. */
export type SeenPeriods = { readonly kept: PlanPeriods } & SeenBy;

type Asked = {
  readonly params: { readonly planId: string };
  readonly query?: { readonly asOf?: string | undefined } | undefined;
  readonly person: SignedIn;
  readonly locale: Locale;
  readonly parts: Parts;
};

export const notSeen: Refused = { refused: 'plan/not-found' };

const seenBy = ({ params, query, person, locale, parts }: Asked): SeenBy => {
  const asOf = query?.asOf ?? null;
  const now = dayOf(parts.clock());
  return { planId: params.planId, person, today: asOf ?? now, past: asOf !== null && asOf < now, locale, parts };
};

export const seen = async (asked: Asked): Promise<Seen | null> => {
  const { params, query, person, parts } = asked;
  const plan = await seenPlan(parts.store, person, params.planId, query?.asOf ?? null);
  return plan === null ? null : { ...plan, ...seenBy(asked) };
};

export type SeenOne = SeenTask & SeenBy;

/** One task with its plan's periods: as quick in a plan of fifteen thousand tasks as in one of a hundred. */
export const seenOne = async (asked: Asked, taskId: string): Promise<SeenOne | null> => {
  const { params, query, person, parts } = asked;
  const found = await seenTask(parts.store, person, params.planId, taskId, query?.asOf ?? null);
  return found === null ? null : { ...found, ...seenBy(asked) };
};

/** `periodId`: of this period alone. */
export const seenPeriods = async (asked: Asked, periodId?: string): Promise<SeenPeriods | null> => {
  const { params, query, person, parts } = asked;
  const kept = await planPeriods(parts.store, person, params.planId, { periodId, asOf: query?.asOf });
  return kept === null ? null : { kept, ...seenBy(asked) };
};

export const allowedOn = ({ state, person, today, past }: SeenOne, task: TaskState): readonly PlanActType[] =>
  past ? [] : openActs(state, person, task.taskId, today);

export const allowedOnPlan = ({ kept, person, today, past }: SeenPeriods): readonly PlanActType[] =>
  past ? [] : openTo(kept, person, kept.ofUnit(), today);

const WHEN: Readonly<Partial<Record<PlanActType, PeriodState['status']>>> = {
  'open-period': 'announced',
  'sign-off': 'open',
  'send-back': 'open',
  submit: 'open',
  'withdraw-submission': 'open',
  'enter-for': 'open',
  'accept-reports': 'open',
  'return-report': 'open',
  'return-values': 'open',
  'give-light': 'open',
  urge: 'open',
  consolidate: 'open',
  'correct-report': 'locked',
};

/** Of what is open on the plan, the acts that this very period is in the state for. The rules have the last word. */
export const allowedInPeriod = (plan: SeenPeriods, { status, periodId }: PeriodState): readonly PlanActType[] => {
  const drawn = plan.kept.draws.some((draw) => draw.periodId === periodId);
  return allowedOnPlan(plan).filter((type) => (type === 'draw-look-back' ? !drawn : type === 'look-back' ? drawn : WHEN[type] === status));
};

/** For a read of one period. */
export const seenPeriod = async (
  asked: Asked & { readonly params: { readonly periodId: string } },
): Promise<{ readonly plan: Seen; readonly period: PeriodState } | Refused> => {
  const plan = await seen(asked);
  if (plan === null) return notSeen;
  const period = plan.state.periods.get(asked.params.periodId);
  return period === undefined ? { refused: 'period/not-found' } : { plan, period };
};
