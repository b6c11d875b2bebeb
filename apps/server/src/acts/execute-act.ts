/** Every act on a plan: the contract's body becomes a command, the rules decide, the answer or the refusal goes back. */
import { ACT_NAMES, ACT_ROUTES, type ActName, ONE_TASK_ACTS, REVISION_FREE_ACTS } from '@taizhang/contract';
import { type DirectoryUnit, may, type PlanAct, type PlanCommand, type Seen } from '@taizhang/ledger';
import { deadlineOn } from '@taizhang/plan';
import { directoryState, type Executed, execute, getPlan, planState } from '@taizhang/store';
import { dayOf } from '../clock.js';
import type { Refused } from '../http/problem.js';
import { answers, type Outcome, type UseCase } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { completeAct } from './complete-act.js';

type Act = Exclude<PlanAct, { readonly type: 'bring-plan-in' }>;
type Body = { readonly commandId: string; readonly seen?: Seen | undefined };

/** The revision of an If-Match header, as getTask gave it in ETag. */
const revisionOf = (header: string | undefined): number | null => {
  const found = /^(?:W\/)?"(\d{1,9})"$/.exec(header?.trim() ?? '');
  return found ? Number(found[1]) : null;
};

/** Tasks that the act names itself; what it names by findings, groups or units is guarded by their own state. */
const tasksNamed = (act: Act): readonly string[] => {
  if (REVISION_FREE_ACTS.includes(act.type)) return [];
  if ('taskId' in act) return [act.taskId];
  if ('taskIds' in act) return act.taskIds;
  if ('leads' in act) return act.leads.map((lead) => lead.taskId);
  return 'conditions' in act ? act.conditions.map((condition) => condition.taskId) : [];
};

type Dated = { readonly deadline?: { readonly text: string; readonly on: string | null } | null | undefined };

/** A deadline in words (2026年底前) gets the day they mean, where they mean one by themselves; no year is assumed. */
const withDay = <T extends Dated>(given: T): T => {
  const { deadline } = given;
  return deadline && deadline.on === null
    ? { ...given, deadline: { text: deadline.text, on: deadlineOn(deadline.text, { year: null }) } }
    : given;
};

const withDays = (act: Act): Act => {
  if (act.type === 'correct-task' || act.type === 'set-deadlines') return withDay(act);
  return act.type === 'adjust-task' ? { ...act, change: withDay(act.change) } : act;
};

const seenBy = (act: Act, body: Body, ifMatch: string | undefined): Seen | null => {
  const revision = revisionOf(ifMatch);
  const seen = { ...(body.seen ?? {}) };
  if (revision !== null && 'taskId' in act && ONE_TASK_ACTS.includes(act.type)) seen[act.taskId] = revision;
  return tasksNamed(act).every((taskId) => Object.hasOwn(seen, taskId)) ? seen : null;
};

const unitsNamed = (act: Act): readonly string[] => {
  switch (act.type) {
    case 'match-unit':
      return [act.to];
    case 'correct-indicator':
      return act.duties?.map((duty) => duty.unitId) ?? [];
    case 'settle-duties':
      return act.duties.map((duty) => duty.unitId);
    case 'resolve-group':
      return [...act.unitIds, ...(act.answeringUnitId === null ? [] : [act.answeringUnitId])];
    case 'name-verifying-unit':
      return [act.unitId];
    case 'answer-objection':
      return act.newLeadUnitId === null ? [] : [act.newLeadUnitId];
    case 'adjust-task':
    case 'request-adjustment':
      return act.change.duties?.map((duty) => duty.unitId) ?? [];
    case 'sign-off':
    case 'enter-for':
      return act.reports.flatMap(({ ask }) => (ask === null ? [] : [ask.of]));
    case 'carry-duties':
      return [act.from, ...act.to];
    default:
      return [];
  }
};

/** A unit that was merged or split away is named no more, but as the one whose duties go over. */
const mayBeNamed = (unit: DirectoryUnit | undefined, unitId: string, act: Act): boolean =>
  unit !== undefined && (unit.endedInto.length === 0 || (act.type === 'carry-duties' && act.from === unitId));

/** The rules of a plan do not know the directory: units that do not exist are refused here, to those alone who may do the act at all. */
const unknownUnit = async (planId: string, act: Act, person: SignedIn, parts: Parts): Promise<Refused | null> => {
  const named = unitsNamed(act);
  if (named.length === 0) return null;
  const { units } = await directoryState(parts.store);
  const unitId = named.find((id) => !mayBeNamed(units.get(id), id, act));
  if (unitId === undefined || !may(await planState(parts.store, planId), act, person, dayOf(parts.clock()))) return null;
  return { refused: 'unit/not-found', params: { unitId } };
};

/** To whom the plan is not there, every refusal reads so. */
const refusedFor = async (
  refusal: Extract<Executed, { ok: false }>['refusal'],
  planId: string,
  person: SignedIn,
  parts: Parts,
): Promise<Refused> => {
  const hidden = refusal.code === 'act/not-yours' && (await getPlan(parts.store, person, planId)) === null;
  if (hidden) return { refused: 'plan/not-found' };
  return {
    refused: refusal.code,
    params: refusal.params,
    tasks: refusal.tasks,
    ...(refusal.notReady ? { notReady: refusal.notReady } : {}),
  };
};

/** Whoever may not do the act at all gets the rules' own answer, whatever else is amiss. */
const completed = async (planId: string, act: Act, person: SignedIn, parts: Parts): Promise<Act | Refused> => {
  const whole = await completeAct(act, { planId, person, parts });
  return 'refused' in whole && !may(await planState(parts.store, planId), act, person, dayOf(parts.clock())) ? act : whole;
};

type Done = { planId: string } & Omit<Extract<Executed, { ok: true }>, 'ok'>;

export const carryOut = async (
  planId: string,
  act: Act,
  body: Body,
  ifMatch: string | undefined,
  person: SignedIn,
  parts: Parts,
): Promise<Outcome<Done>> => {
  const seen = seenBy(act, body, ifMatch);
  if (seen === null) return { refused: 'request/revision-wanted', tasks: tasksNamed(act) };
  const unknown = await unknownUnit(planId, act, person, parts);
  if (unknown) return unknown;
  const whole = await completed(planId, act, person, parts);
  if ('refused' in whole) return whole;
  const { personId, unitId, roles } = person;
  const command = {
    commandId: body.commandId,
    actor: { personId, unitId, roles },
    at: parts.clock().toISOString(),
    seen,
    act: whole,
    asked: act,
  } satisfies PlanCommand & { asked: Act };
  const done = await execute(parts.store, planId, command);
  if (!done.ok) return refusedFor(done.refusal, planId, person, parts);
  const { firstSeq, lastSeq, notReady, repeated } = done;
  return { answer: { planId, firstSeq, lastSeq, notReady, repeated } };
};

const actUseCase = (name: ActName): UseCase =>
  answers(ACT_ROUTES[name] as (typeof ACT_ROUTES)['dispatch'], ({ params, body, person, http, parts }) => {
    const { commandId, seen, ...fields } = body;
    return carryOut(
      params.planId,
      withDays({ type: name, ...fields } as unknown as Act),
      { commandId, seen },
      http.req.header('if-match'),
      person,
      parts,
    );
  });

export const ACT_USE_CASES: readonly UseCase[] = ACT_NAMES.map(actUseCase);
