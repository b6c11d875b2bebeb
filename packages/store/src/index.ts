export type { Manifest } from './backup/backup-form.js';
export { type Difference, differencesFrom, type Restored, restoreBackup } from './backup/restore.js';
export { backupLines, manifestOf } from './backup/write-backup.js';
export { type ConsolidationDraft, consolidationDraft, saveConsolidationDraft } from './cycle/consolidation-drafts.js';
export * from './cycle/deliveries.js';
export * from './cycle/feeds.js';
export * from './cycle/notices.js';
export * from './cycle/sheet-drafts.js';
export * from './cycle/uploads.js';
export { APP_ROLE } from './database/app-role.js';
export { type Migration, readMigrations } from './database/migrate.js';
export { readingFrom } from './database/reading.js';
export { type Replica, writtenPlace } from './database/replica.js';
export { schemaDump } from './database/schema-dump.js';
export { type DatabaseTrouble, databaseTrouble } from './database/trouble.js';
export { hasLedger } from './embedded/cluster.js';
export { type Embedded, type EmbeddedOptions, startEmbedded } from './embedded/start-embedded.js';
export { ALGORITHMS, type Algorithm, digest, hashWith } from './evidence/digests.js';
export { FAULT_KINDS, type JournalFault, type JournalFaultKind, type Verified } from './evidence/fault.js';
export { type KeptHeads, readKeptHeads } from './evidence/kept-heads.js';
export { type HeadStatement, KEY_KINDS, type KeyKind, type Signed } from './evidence/signed-head.js';
export { tellPackage } from './evidence/tell-package.js';
export { type KeptEvidence, verifyExport } from './evidence/verify-export.js';
export { filesNamedIn, LOG, MANIFEST, type PackageManifest, type PackedFile, verifyPackage } from './evidence/verify-package.js';
export * from './faults.js';
export * from './identity/accounts.js';
export * from './identity/api-tokens.js';
export * from './identity/factors.js';
export * from './identity/hand-over.js';
export * from './identity/identity-state.js';
export * from './identity/office-proposals.js';
export {
  clearSecurity,
  countSecurity,
  listSecurity,
  type NewSecurityEntry,
  readSecurity,
  type SecurityEntry,
  type SecurityFilter,
  type SecurityRow,
  type SecurityVerified,
  verifySecurity,
} from './identity/security-journal.js';
export * from './identity/tickets.js';
export { type Carrier, noteSecurity, type Transaction, transact } from './identity/transact.js';
export { bringIn, findPlanBySource, type OriginalFile } from './journal/bring-in.js';
export type { HashFunction } from './journal/canonical.js';
export { execute, executeDirectory } from './journal/execute.js';
export type { Executed } from './journal/executed.js';
export { exportJournal } from './journal/export-journal.js';
export { newestEntryAt } from './journal/newest-entry.js';
export { planHead } from './journal/plan-head.js';
export { directoryState, planState } from './journal/plan-state.js';
export { rebuild } from './journal/rebuild.js';
export { damagedFiles } from './journal/verify-files.js';
export { journalIds, verifyJournal } from './journal/verify-journal.js';
export { type Counted, countInWindow } from './limits/rate-windows.js';
export { openStore, type Store, type StoreOptions } from './open-store.js';
export * from './people/people.js';
export * from './people/sessions.js';
export * from './queries/document.js';
export { entryPlaces } from './queries/entry-places.js';
export {
  countTasks,
  isTaskCursor,
  LIST_LIMIT,
  listTasks,
  type TaskPageOptions,
  type TaskRow,
  type TaskSort,
} from './queries/list-tasks.js';
export { type Intake, type Overview, overview } from './queries/overview.js';
export { type OverviewOfPlans, overviewOfPlans } from './queries/plan-tallies.js';
export { listPlanUnits, type PlanUnit, unitInPlan } from './queries/plan-units.js';
export { getPlan, listIndicators, listPlans, maySeeDesk, maySeePlan, type PlanHead, type PlanSummary } from './queries/plans.js';
export { MOST_HITS, type SearchHit, type SearchResult, searchTasks } from './queries/search.js';
export { type SeenPlan, type SeenTask, seenPlan, seenTask } from './queries/seen-plan.js';
export { type DrawHead, type PlanPeriods, planActs, planPeriods } from './queries/standings.js';
export { getTask, type TaskDetail } from './queries/task.js';
export type { TaskFilters } from './queries/task-filters.js';
export { type HistoryLine, taskHistory } from './queries/task-history.js';
export { type DirectoryUnit, listUnits } from './queries/units.js';
export type { Viewer } from './see.js';
export { keepAll, type Signing, signDueHeads, signHead } from './signing/sign-heads.js';
export { keptBeside, openSigner, rotateKey, type Signer } from './signing/signer.js';
export { keptHeadsFile, type SigningKey } from './signing/signing-key.js';
export { endStory, keepStoryStep, type StoryStep, storySteps } from './story/story-steps.js';
export type { TaskStanding } from './views/plan-rows.js';
export { type Fold, foldDefault } from './views/search-words.js';
