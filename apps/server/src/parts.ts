/** What the server is made of, handed in: use cases reach the world through here and nowhere else. */
import type { Store } from '@taizhang/store';
import type { Clock } from './clock.js';
import type { Accounts } from './identity/accounts.js';
import type { EvaluationIdentity } from './identity/evaluation.js';
import type { Identity } from './identity/identity.js';
import type { Log } from './log.js';
import type { Metrics } from './running/metrics.js';
import type { Readiness } from './running/readiness.js';
import type { Settings } from './settings/settings.js';
import type { UnitNames } from './units/unit-names.js';

export type Parts = {
  readonly store: Store;
  readonly identity: Identity;
  /** Choosing whom to be; null where accounts are real. */
  readonly evaluation: EvaluationIdentity | null;
  /** What real accounts need; null in evaluation mode. */
  readonly accounts: Accounts | null;
  readonly names: UnitNames;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly log: Log;
  readonly settings: Settings;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly version: string;
  /** Ways out for notices beside the app itself: `mail`, `webhook`. */
  readonly channels: readonly string[];
  /** Tests hold every answer against the contract's schema; production trusts the types. */
  readonly checkAnswers: boolean;
};
