/** The rule of every act: total by type. */
import type { ActRule } from './act-rule.js';
import { acknowledge } from './acts/acknowledge.js';
import { addTask } from './acts/add-task.js';
import { adjustTask } from './acts/adjust-task.js';
import { answerObjection } from './acts/answer-objection.js';
import { bringPlanIn } from './acts/bring-plan-in.js';
import { confirmClosing } from './acts/confirm-closing.js';
import { confirmLeads } from './acts/confirm-leads.js';
import { correctIndicator } from './acts/correct-indicator.js';
import { correctPlan } from './acts/correct-plan.js';
import { correctTask } from './acts/correct-task.js';
import { dispatch } from './acts/dispatch.js';
import { matchUnit } from './acts/match-unit.js';
import { mergeTasks } from './acts/merge-tasks.js';
import { nameVerifyingUnit } from './acts/name-verifying-unit.js';
import { object } from './acts/object.js';
import { recordMeasures } from './acts/record-measures.js';
import { reopenFinding } from './acts/reopen-finding.js';
import { resolveGroup } from './acts/resolve-group.js';
import { resume } from './acts/resume.js';
import { setClosing } from './acts/set-closing.js';
import { setDeadlines } from './acts/set-deadlines.js';
import { settleDuties } from './acts/settle-duties.js';
import { settleFinding } from './acts/settle-finding.js';
import { splitTask } from './acts/split-task.js';
import { suspend } from './acts/suspend.js';
import { withdrawDispatch } from './acts/withdraw-dispatch.js';
import { withdrawObjection } from './acts/withdraw-objection.js';
import { withdrawPlan } from './acts/withdraw-plan.js';
import { withdrawTask } from './acts/withdraw-task.js';
import type { PlanActType } from './commands.js';
import { CYCLE_RULES } from './cycle-rules.js';

const RULES: { readonly [T in PlanActType]: ActRule<T> } = {
  'bring-plan-in': bringPlanIn,
  'match-unit': matchUnit,
  'settle-finding': settleFinding,
  'reopen-finding': reopenFinding,
  'withdraw-plan': withdrawPlan,
  'correct-plan': correctPlan,
  'correct-indicator': correctIndicator,
  'correct-task': correctTask,
  'set-deadlines': setDeadlines,
  'add-task': addTask,
  'split-task': splitTask,
  'merge-tasks': mergeTasks,
  'withdraw-task': withdrawTask,
  'settle-duties': settleDuties,
  'confirm-leads': confirmLeads,
  'resolve-group': resolveGroup,
  'set-closing': setClosing,
  'confirm-closing': confirmClosing,
  'name-verifying-unit': nameVerifyingUnit,
  dispatch,
  'withdraw-dispatch': withdrawDispatch,
  acknowledge,
  object,
  'withdraw-objection': withdrawObjection,
  'answer-objection': answerObjection,
  'adjust-task': adjustTask,
  suspend,
  resume,
  'record-measures': recordMeasures,
  ...CYCLE_RULES,
};

/** The compiler cannot tie a rule to the act it is looked up by; the table above is typed entry by entry, so the tie holds. */
export function ruleFor(type: PlanActType): ActRule<PlanActType> {
  return RULES[type] as unknown as ActRule<PlanActType>;
}
