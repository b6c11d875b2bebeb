/** Whose sheet it is to see and to fill in. A sheet that is not one's own answers as if it were not there, but to the desk. */
import type { PeriodState } from '@taizhang/ledger';
import type { Seen } from '../cycle/seen.js';
import type { SignedIn } from '../identity/identity.js';

const WRITERS = ['liaison', 'handler', 'leaderInCharge'] as const;
const READERS = [...WRITERS, 'coordinator', 'verifier'] as const;

export const isOwnSheet = (person: SignedIn, unitId: string): boolean =>
  person.unitId === unitId && person.roles.some((role) => (READERS as readonly string[]).includes(role));

export const seesSheet = (plan: Seen, unitId: string): boolean => plan.desk || isOwnSheet(plan.person, unitId);

/** Drafts are typed while the period is open, by the unit's own people. */
export const mayDraft = (plan: Seen, period: PeriodState, unitId: string): boolean => {
  const writes = plan.person.roles.some((role) => (WRITERS as readonly string[]).includes(role));
  return !plan.past && period.status === 'open' && plan.person.unitId === unitId && writes;
};
