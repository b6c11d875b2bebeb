/** Every use case of the contract's table; a route without one does not compile. */
import type { ROUTES } from '@taizhang/contract';
import { exportPlan } from './exports/export-plan.js';
import { health } from './http/health.js';
import type { UseCase } from './http/use-case.js';
import { getOverview } from './plans/get-overview.js';
import { getChecklist, getDocument, getOriginal, listFindings, listGroups } from './plans/intake-desk.js';
import { getPlan, listPlans } from './plans/read-plans.js';
import { receivePlan } from './plans/receive-plan.js';
import { getSession, listPeople, signIn, signOut } from './sessions/session.js';
import { getTask } from './tasks/get-task.js';
import { getTaskHistory } from './tasks/get-task-history.js';
import { listTasks } from './tasks/list-tasks.js';
import { addUnit, listUnits } from './units/directory.js';
import { getPlanUnit, listPlanUnits } from './units/plan-units.js';

export const USE_CASES = {
  getSession,
  signIn,
  signOut,
  listPeople,
  listUnits,
  addUnit,
  listPlans,
  bringPlanIn: receivePlan,
  getPlan,
  getDocument,
  getOriginal,
  listFindings,
  listGroups,
  getChecklist,
  listPlanUnits,
  getPlanUnit,
  getOverview,
  listTasks,
  getTask,
  getTaskHistory,
  exportPlan,
  health,
} as const satisfies Readonly<Record<keyof typeof ROUTES, UseCase>>;
