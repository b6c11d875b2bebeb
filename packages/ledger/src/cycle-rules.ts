/** The rule of every act of the reporting cycle: total by type. */
import type { ActRule } from './act-rule.js';
import { refuse } from './checks.js';
import type { CycleActType } from './cycle-commands.js';

/** Placeholder until the rule is written: refuses. */
const later = {
  refusals: () => [refuse('command/malformed')],
  accept: () => {
    throw new Error('no rule yet');
  },
  openOn: () => false,
};

export const CYCLE_RULES: { readonly [T in CycleActType]: ActRule<T> } = {
  'set-rules': later,
  'announce-period': later,
  'open-period': later,
  'sign-off': later,
  submit: later,
  'withdraw-submission': later,
  'enter-for': later,
  'accept-reports': later,
  'return-report': later,
  'return-values': later,
  'give-light': later,
  urge: later,
  'add-evidence': later,
  'claim-completion': later,
  'withdraw-claim': later,
  'verify-claim': later,
  'return-claim': later,
  'make-routine': later,
  'end-not-attained': later,
  'draw-look-back': later,
  'look-back': later,
  'request-adjustment': later,
  'withdraw-request': later,
  'answer-request': later,
  consolidate: later,
  'correct-report': later,
  'name-stand-in': later,
  'carry-duties': later,
};
