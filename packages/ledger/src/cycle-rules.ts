/** The rule of every act of the reporting cycle: total by type. */
import type { ActRule } from './act-rule.js';
import { acceptReports } from './acts/cycle/accept-reports.js';
import { addEvidence } from './acts/cycle/add-evidence.js';
import { announcePeriod } from './acts/cycle/announce-period.js';
import { answerRequest } from './acts/cycle/answer-request.js';
import { carryDuties } from './acts/cycle/carry-duties.js';
import { claimCompletion } from './acts/cycle/claim-completion.js';
import { consolidate } from './acts/cycle/consolidate.js';
import { correctReport } from './acts/cycle/correct-report.js';
import { drawLookBack } from './acts/cycle/draw-look-back.js';
import { endNotAttained } from './acts/cycle/end-not-attained.js';
import { enterFor } from './acts/cycle/enter-for.js';
import { giveLight } from './acts/cycle/give-light.js';
import { lookBack } from './acts/cycle/look-back.js';
import { makeRoutine } from './acts/cycle/make-routine.js';
import { nameStandIn } from './acts/cycle/name-stand-in.js';
import { openPeriod } from './acts/cycle/open-period.js';
import { passStandIns } from './acts/cycle/pass-stand-ins.js';
import { requestAdjustment } from './acts/cycle/request-adjustment.js';
import { returnClaim } from './acts/cycle/return-claim.js';
import { returnReport } from './acts/cycle/return-report.js';
import { returnValues } from './acts/cycle/return-values.js';
import { sendBack } from './acts/cycle/send-back.js';
import { setRules } from './acts/cycle/set-rules.js';
import { signOff } from './acts/cycle/sign-off.js';
import { submit } from './acts/cycle/submit.js';
import { urge } from './acts/cycle/urge.js';
import { verifyClaim } from './acts/cycle/verify-claim.js';
import { withdrawClaim } from './acts/cycle/withdraw-claim.js';
import { withdrawRequest } from './acts/cycle/withdraw-request.js';
import { withdrawSubmission } from './acts/cycle/withdraw-submission.js';
import type { CycleActType } from './cycle-commands.js';

export const CYCLE_RULES: { readonly [T in CycleActType]: ActRule<T> } = {
  'set-rules': setRules,
  'announce-period': announcePeriod,
  'open-period': openPeriod,
  'sign-off': signOff,
  'send-back': sendBack,
  submit,
  'withdraw-submission': withdrawSubmission,
  'enter-for': enterFor,
  'accept-reports': acceptReports,
  'return-report': returnReport,
  'return-values': returnValues,
  'give-light': giveLight,
  urge,
  'add-evidence': addEvidence,
  'claim-completion': claimCompletion,
  'withdraw-claim': withdrawClaim,
  'verify-claim': verifyClaim,
  'return-claim': returnClaim,
  'make-routine': makeRoutine,
  'end-not-attained': endNotAttained,
  'draw-look-back': drawLookBack,
  'look-back': lookBack,
  'request-adjustment': requestAdjustment,
  'withdraw-request': withdrawRequest,
  'answer-request': answerRequest,
  consolidate,
  'correct-report': correctReport,
  'name-stand-in': nameStandIn,
  'pass-stand-ins': passStandIns,
  'carry-duties': carryDuties,
};
