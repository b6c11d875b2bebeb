/** The entries of the reporting cycle folded into the state: the second half of `evolve`, under the same rules. */
import { reportsAccepted } from './acts/cycle/accept-reports.js';
import { evidenceAdded } from './acts/cycle/add-evidence.js';
import { periodAnnounced } from './acts/cycle/announce-period.js';
import { adjustmentGranted, adjustmentRefused } from './acts/cycle/answer-request.js';
import { dutiesCarried } from './acts/cycle/carry-duties.js';
import { completionClaimed } from './acts/cycle/claim-completion.js';
import { periodConsolidated } from './acts/cycle/consolidate.js';
import { periodCorrected } from './acts/cycle/correct-report.js';
import { lookBackDrawn } from './acts/cycle/draw-look-back.js';
import { taskNotAttained } from './acts/cycle/end-not-attained.js';
import { sheetEnteredFor } from './acts/cycle/enter-for.js';
import { lightGiven } from './acts/cycle/give-light.js';
import { lookBackDone, taskReopened } from './acts/cycle/look-back.js';
import { taskMadeRoutine } from './acts/cycle/make-routine.js';
import { standInNamedFor } from './acts/cycle/name-stand-in.js';
import { periodOpened } from './acts/cycle/open-period.js';
import { adjustmentRequested } from './acts/cycle/request-adjustment.js';
import { claimReturned } from './acts/cycle/return-claim.js';
import { reportReturned } from './acts/cycle/return-report.js';
import { valuesReturned } from './acts/cycle/return-values.js';
import { sheetSentBack } from './acts/cycle/send-back.js';
import { rulesSet } from './acts/cycle/set-rules.js';
import { sheetSignedOff } from './acts/cycle/sign-off.js';
import { sheetSubmitted } from './acts/cycle/submit.js';
import { unitUrged } from './acts/cycle/urge.js';
import { claimVerified, taskClosedOut } from './acts/cycle/verify-claim.js';
import { claimWithdrawn } from './acts/cycle/withdraw-claim.js';
import { adjustmentWithdrawn } from './acts/cycle/withdraw-request.js';
import { submissionWithdrawn } from './acts/cycle/withdraw-submission.js';
import type { CycleEntry } from './cycle-entries.js';
import type { Stamped } from './entries.js';
import { markOf } from './period-checks.js';
import type { PlanState } from './state.js';

export function foldCycle(state: PlanState, entry: Stamped<CycleEntry>): PlanState {
  const mark = markOf(entry);
  switch (entry.type) {
    case 'rules.set':
      return rulesSet(state, entry.data);
    case 'period.announced':
      return periodAnnounced(state, entry.data, mark);
    case 'period.opened':
      return periodOpened(state, entry.data, mark);
    case 'sheet.signedOff':
      return sheetSignedOff(state, entry.data, { ...mark, standInFor: entry.data.standInFor });
    case 'sheet.sentBack':
      return sheetSentBack(state, entry.data, { ...mark, standInFor: entry.data.standInFor });
    case 'sheet.submitted':
      return sheetSubmitted(state, entry.data, mark);
    case 'sheet.enteredFor':
      return sheetEnteredFor(state, entry.data, mark);
    case 'submission.withdrawn':
      return submissionWithdrawn(state, entry.data);
    case 'reports.accepted':
      return reportsAccepted(state, entry.data, mark);
    case 'report.returned':
      return reportReturned(state, entry.data, mark);
    case 'values.returned':
      return valuesReturned(state, entry.data, mark);
    case 'light.given':
      return lightGiven(state, entry.data, { ...mark, standInFor: entry.data.standInFor });
    case 'unit.urged':
      return unitUrged(state, entry.data, mark);
    case 'evidence.added':
      return evidenceAdded(state, entry.data, mark);
    case 'completion.claimed':
      return completionClaimed(state, entry.data, mark);
    case 'claim.withdrawn':
      return claimWithdrawn(state, entry.data);
    case 'claim.verified':
      return claimVerified(state, entry.data, { ...mark, standInFor: entry.data.standInFor });
    case 'claim.returned':
      return claimReturned(state, entry.data, { ...mark, standInFor: entry.data.standInFor });
    case 'task.closedOut':
      return taskClosedOut(state, entry.data, mark);
    case 'task.madeRoutine':
      return taskMadeRoutine(state, entry.data, mark);
    case 'task.notAttained':
      return taskNotAttained(state, entry.data, mark);
    case 'lookBack.drawn':
      return lookBackDrawn(state, entry.data, mark);
    case 'lookBack.done':
      return lookBackDone(state, entry.data, { ...mark, standInFor: entry.data.standInFor });
    case 'task.reopened':
      return taskReopened(state, entry.data, mark);
    case 'adjustment.requested':
      return adjustmentRequested(state, entry.data, mark);
    case 'adjustment.withdrawn':
      return adjustmentWithdrawn(state, entry.data);
    case 'adjustment.granted':
      return adjustmentGranted(state, entry.data, mark);
    case 'adjustment.refused':
      return adjustmentRefused(state, entry.data, mark);
    case 'period.consolidated':
      return periodConsolidated(state, entry.data, mark);
    case 'period.corrected':
      return periodCorrected(state, entry.data, mark);
    case 'standIn.named':
      return standInNamedFor(state, entry.data);
    case 'duties.carried':
      return dutiesCarried(state, entry.data);
    default:
      return unknownEntry(entry satisfies never);
  }
}

/** A fault, not a refusal: the journal was written by a newer release, and skipping an entry would show a false ledger. */
function unknownEntry(entry: never): never {
  throw new Error(`unknown entry type: ${JSON.stringify((entry as { type?: unknown }).type)}`);
}
