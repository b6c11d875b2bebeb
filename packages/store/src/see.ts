/**
 * Who sees what (design §4, *See*), in one place: every read query takes a `Viewer` first and puts these fragments into its SQL.
 *
 * - Auditors, and the people with the coordinator's role in the unit that coordinates the plan, see all of it, drafts included (the desk).
 * - Principals see what was dispatched, in every plan.
 * - People of a unit see the plans in which their unit holds a duty on a dispatched task or verifies one, and there every dispatched task: the published
 *   words and units are seen by every unit of the plan.
 * - Words of objections and measures: the unit itself, the task's lead, its verifying unit, the desk; principals see what was submitted.
 * - Anybody else sees nothing, and gets the answer of something that is not there.
 */
import type { PersonRole, UnitId } from '@taizhang/ledger';

export type Viewer = { readonly personId: string; readonly unitId: UnitId; readonly roles: readonly PersonRole[] };

/** Collects the values of a statement; `add` gives the placeholder. The same value twice gets one placeholder. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    const known = typeof value === 'object' ? -1 : this.values.indexOf(value);
    if (known >= 0) return `$${known + 1}`;
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** An administrator's role alone opens no ledger. */
export const UNIT_ROLES: readonly PersonRole[] = ['coordinator', 'liaison', 'handler', 'leaderInCharge', 'verifier'];

const has = (viewer: Viewer, role: PersonRole): boolean => viewer.roles.includes(role);
/** Acts or reads as one of its unit's people: an auditor, a principal or an administrator does not. */
export const worksForUnit = (viewer: Viewer): boolean => viewer.roles.some((role) => UNIT_ROLES.includes(role));

/** True where the viewer sees the intake desk of the plan; `plan` is the SQL of a plan's id. */
export function seesDesk(viewer: Viewer, plan: string, parameters: Parameters): string {
  if (has(viewer, 'auditor')) return 'true';
  if (!has(viewer, 'coordinator')) return 'false';
  const unit = parameters.add(viewer.unitId);
  return `exists (select 1 from plan sp where sp.plan_id = ${plan} and sp.coordinator_unit_id = ${unit}::text)`;
}

/** True where the viewer sees the plan at all. */
export function seesPlan(viewer: Viewer, plan: string, parameters: Parameters): string {
  const published = has(viewer, 'principal')
    ? [`exists (select 1 from plan sp where sp.plan_id = ${plan} and sp.published > 0)`]
    : worksForUnit(viewer)
      ? [unitIsIn(viewer, plan, parameters)]
      : [];
  return either([seesDesk(viewer, plan, parameters), ...published]);
}

/**
 * A query of all plans that the viewer sees, `plan_id` and whether its `desk`: where many plans are read, the right is asked once and not for each row.
 * A withdrawn plan is in no list but the auditor's.
 */
export function plansSeen(viewer: Viewer, parameters: Parameters): string {
  if (has(viewer, 'auditor')) return 'select plan_id, true as desk from plan';
  const ways: string[] = [];
  const unit = () => `${parameters.add(viewer.unitId)}::text`;
  if (has(viewer, 'principal')) ways.push('select plan_id, false as desk from plan where published > 0');
  else if (worksForUnit(viewer)) ways.push(`select plan_id, false as desk from plan_unit where unit_id = ${unit()} and published > 0`);
  if (has(viewer, 'coordinator'))
    ways.push(`select plan_id, true as desk from plan where coordinator_unit_id = ${unit()} and not withdrawn`);
  if (ways.length === 0) return 'select plan_id, false as desk from plan where false';
  return ways.length === 1 ? ways[0]! : `select plan_id, bool_or(desk) as desk from (${ways.join(' union all ')}) one group by plan_id`;
}

/** True where the viewer sees the task `t` of the plan. `plan` stands apart, so that one plan's right is asked once and not for each row. */
export function seesTask(viewer: Viewer, plan: string, parameters: Parameters): string {
  const published = has(viewer, 'principal')
    ? ['t.published']
    : worksForUnit(viewer)
      ? [`(t.published and ${unitIsIn(viewer, plan, parameters)})`]
      : [];
  return either([seesDesk(viewer, plan, parameters), ...published]);
}

function unitIsIn(viewer: Viewer, plan: string, parameters: Parameters): string {
  const unit = parameters.add(viewer.unitId);
  return `exists (select 1 from plan_unit su where su.plan_id = ${plan} and su.unit_id = ${unit}::text and su.published > 0)`;
}

function either(rules: readonly string[]): string {
  if (rules.includes('true')) return 'true';
  const real = rules.filter((rule) => rule !== 'false');
  return real.length === 0 ? 'false' : `(${real.join(' or ')})`;
}

export type TaskOfUnits = {
  readonly coordinatorUnitId: UnitId;
  readonly leadUnitIds: readonly UnitId[];
  readonly verifyingUnitId: UnitId | null;
};

/** Whether the viewer reads the words that `unitId` wrote on a task it sees: an objection's reason, measures. */
export function seesWordsOf(viewer: Viewer, unitId: UnitId, task: TaskOfUnits): boolean {
  if (has(viewer, 'auditor') || has(viewer, 'principal')) return true;
  if (!worksForUnit(viewer)) return false;
  if (viewer.unitId === unitId || task.leadUnitIds.includes(viewer.unitId) || task.verifyingUnitId === viewer.unitId) return true;
  return has(viewer, 'coordinator') && task.coordinatorUnitId === viewer.unitId;
}
