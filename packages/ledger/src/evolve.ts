/** State and one entry give the next state. Total over the entry types; decides nothing, and leaves every untouched task the same object. */
import { dutiesAcknowledged } from './acts/acknowledge.js';
import { taskAdded } from './acts/add-task.js';
import { taskAdjusted } from './acts/adjust-task.js';
import { objectionAnswered } from './acts/answer-objection.js';
import { planBroughtIn } from './acts/bring-plan-in.js';
import { closingConfirmed } from './acts/confirm-closing.js';
import { leadsConfirmed } from './acts/confirm-leads.js';
import { indicatorCorrected } from './acts/correct-indicator.js';
import { planCorrected } from './acts/correct-plan.js';
import { taskCorrected } from './acts/correct-task.js';
import { tasksDispatched } from './acts/dispatch.js';
import { unitMatched } from './acts/match-unit.js';
import { taskMerged } from './acts/merge-tasks.js';
import { verifyingUnitNamed } from './acts/name-verifying-unit.js';
import { dutyObjected } from './acts/object.js';
import { measuresRecorded } from './acts/record-measures.js';
import { findingReopened } from './acts/reopen-finding.js';
import { groupResolved } from './acts/resolve-group.js';
import { tasksResumed } from './acts/resume.js';
import { closingSet } from './acts/set-closing.js';
import { deadlinesSet } from './acts/set-deadlines.js';
import { dutiesSettled } from './acts/settle-duties.js';
import { findingSettled } from './acts/settle-finding.js';
import { taskSplit } from './acts/split-task.js';
import { tasksSuspended } from './acts/suspend.js';
import { dispatchWithdrawn } from './acts/withdraw-dispatch.js';
import { objectionWithdrawn } from './acts/withdraw-objection.js';
import { planWithdrawn } from './acts/withdraw-plan.js';
import { taskWithdrawn } from './acts/withdraw-task.js';
import type { PlanEntry, Stamped } from './entries.js';
import { foldCycle } from './evolve-cycle.js';
import { markOf } from './period-checks.js';
import type { PlanState } from './state.js';

export function evolve(state: PlanState, entry: Stamped<PlanEntry>): PlanState {
  return { ...fold(state, entry), seq: state.seq + 1 };
}

function fold(state: PlanState, entry: Stamped<PlanEntry>): PlanState {
  switch (entry.type) {
    case 'plan.broughtIn':
      return planBroughtIn(state, entry.data);
    case 'unit.matched':
      return unitMatched(state, entry.data);
    case 'finding.settled':
      return findingSettled(state, entry.data);
    case 'finding.reopened':
      return findingReopened(state, entry.data);
    case 'plan.withdrawn':
      return planWithdrawn(state, entry.data, markOf(entry));
    case 'plan.corrected':
      return planCorrected(state, entry.data);
    case 'indicator.corrected':
      return indicatorCorrected(state, entry.data);
    case 'deadlines.set':
      return deadlinesSet(state, entry.data);
    case 'task.corrected':
      return taskCorrected(state, entry.data);
    case 'task.added':
      return taskAdded(state, entry.data);
    case 'task.split':
      return taskSplit(state, entry.data);
    case 'task.merged':
      return taskMerged(state, entry.data);
    case 'task.withdrawn':
      return taskWithdrawn(state, entry.data);
    case 'duties.settled':
      return dutiesSettled(state, entry.data);
    case 'leads.confirmed':
      return leadsConfirmed(state, entry.data);
    case 'group.resolved':
      return groupResolved(state, entry.data);
    case 'closing.set':
      return closingSet(state, entry.data);
    case 'closing.confirmed':
      return closingConfirmed(state, entry.data);
    case 'verifyingUnit.named':
      return verifyingUnitNamed(state, entry.data);
    case 'tasks.dispatched':
      return tasksDispatched(state, entry.data, entry.at);
    case 'dispatch.withdrawn':
      return dispatchWithdrawn(state, entry.data);
    case 'duties.acknowledged':
      return dutiesAcknowledged(state, entry.data, entry.at);
    case 'duty.objected':
      return dutyObjected(state, entry.data, entry.at);
    case 'objection.withdrawn':
      return objectionWithdrawn(state, entry.data);
    case 'objection.answered':
      return objectionAnswered(state, entry.data);
    case 'task.adjusted':
      return taskAdjusted(state, entry.data);
    case 'tasks.suspended':
      return tasksSuspended(state, entry.data);
    case 'tasks.resumed':
      return tasksResumed(state, entry.data);
    case 'measures.recorded':
      return measuresRecorded(state, entry.data, entry.at);
    default:
      return foldCycle(state, entry);
  }
}
