/** Every use case of the contract's table; a route without one does not compile. */
import type { ROUTES } from '@taizhang/contract';
import { getOverviewOfPlans } from './all-plans/get-overview-of-plans.js';
import { searchTasks } from './all-plans/search-tasks.js';
import { getArchive } from './archive/get-archive.js';
import { getConsolidation, saveConsolidationDraft } from './consolidation/get-consolidation.js';
import { getCircular, getReport } from './consolidation/get-report.js';
import { getUrgingLetter } from './consolidation/get-urging-letter.js';
import { exportPlan } from './exports/export-plan.js';
import { getEvidenceFile, getScan } from './files/download-file.js';
import { putScan, uploadFile } from './files/upload-file.js';
import { health } from './http/health.js';
import { ready } from './http/ready.js';
import type { UseCase } from './http/use-case.js';
import { IDENTITY_USE_CASES } from './identity-use-cases.js';
import { getFeed, makeFeed } from './notices/feed.js';
import { listNotices, readNotices } from './notices/list-notices.js';
import { getOutstanding, getPeriod } from './periods/get-period.js';
import { getRules, listPeriods } from './periods/list-periods.js';
import { getOverview } from './plans/get-overview.js';
import { getChecklist, getDocument, getOriginal, listFindings, listGroups } from './plans/intake-desk.js';
import { getPlan, listPlans } from './plans/read-plans.js';
import { receivePlan } from './plans/receive-plan.js';
import { getPrincipal } from './principal/get-principal.js';
import { getReviewDesk } from './review/get-review-desk.js';
import { getSession, listPeople, signIn, signOut } from './sessions/session.js';
import { getSheet } from './sheets/get-sheet.js';
import { getSignOffSheet } from './sheets/get-sign-off-sheet.js';
import { saveDraft, saveValueDraft } from './sheets/save-draft.js';
import { bringWorkbook, getWorkbook } from './sheets/workbook.js';
import { getTask } from './tasks/get-task.js';
import { getTaskHistory } from './tasks/get-task-history.js';
import { listTasks } from './tasks/list-tasks.js';
import { mergeUnit, renameUnit, splitUnit } from './units/change-unit.js';
import { addUnit, listUnits } from './units/directory.js';
import { getPlanUnit, listPlanUnits } from './units/plan-units.js';
import { getTaskCycle } from './verify/get-task-cycle.js';
import { getVerifyDesk } from './verify/get-verify-desk.js';

export const USE_CASES = {
  ...IDENTITY_USE_CASES,
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
  ready,
  getOverviewOfPlans,
  searchTasks,
  getRules,
  listPeriods,
  getPeriod,
  getOutstanding,
  getSheet,
  saveDraft,
  saveValueDraft,
  getWorkbook,
  bringWorkbook,
  getSignOffSheet,
  putScan,
  getScan,
  getReviewDesk,
  getVerifyDesk,
  getTaskCycle,
  uploadFile,
  getEvidenceFile,
  getConsolidation,
  saveConsolidationDraft,
  getReport,
  getCircular,
  getArchive,
  getUrgingLetter,
  getPrincipal,
  listNotices,
  readNotices,
  makeFeed,
  getFeed,
  renameUnit,
  mergeUnit,
  splitUnit,
} as const satisfies Readonly<Record<keyof typeof ROUTES, UseCase>>;
