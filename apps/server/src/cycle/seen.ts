/** What a use case of the half-year cycle stands on: the plan cut down to its viewer, as it is or as it was, and what day that makes it. */
import type { Locale } from '@taizhang/i18n';
import { openActs, openPlanActs, type PeriodState, type PlanActType, type TaskState } from '@taizhang/ledger';
import { type SeenPlan, seenPlan } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Refused } from '../http/problem.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';

export type Seen = SeenPlan & {
  readonly planId: string;
  readonly person: SignedIn;
  /** The day of the answer: today, or the past day asked for. */
  readonly today: string;
  /** Nothing can be done on a past day. */
  readonly past: boolean;
  readonly locale: Locale;
  readonly parts: Parts;
};

type Asked = {
  readonly params: { readonly planId: string };
  readonly query?: { readonly asOf?: string | undefined } | undefined;
  readonly person: SignedIn;
  readonly locale: Locale;
  readonly parts: Parts;
};

export const notSeen: Refused = { refused: 'plan/not-found' };

export const seen = async ({ params, query, person, locale, parts }: Asked): Promise<Seen | null> => {
  const asOf = query?.asOf ?? null;
  const plan = await seenPlan(parts.store, person, params.planId, asOf);
  if (plan === null) return null;
  const now = dayOf(parts.clock());
  return { ...plan, planId: params.planId, person, today: asOf ?? now, past: asOf !== null && asOf < now, locale, parts };
};

export const allowedOn = ({ state, person, today, past }: Seen, task: TaskState): readonly PlanActType[] =>
  past ? [] : openActs(state, person, task.taskId, today);

export const allowedOnPlan = ({ state, person, today, past }: Seen): readonly PlanActType[] =>
  past ? [] : openPlanActs(state, person, today);

const WHEN: Readonly<Partial<Record<PlanActType, PeriodState['status']>>> = {
  'open-period': 'announced',
  'sign-off': 'open',
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
export const allowedInPeriod = (plan: Seen, { status, periodId }: PeriodState): readonly PlanActType[] => {
  const drawn = plan.state.draws.some((draw) => draw.periodId === periodId);
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
