/** How words are handed in (报送): signed off, submitted, accepted or returned, and what may follow what. The same for reports and for values. */
import type { EnteredFor } from './cycle-entries.js';
import type { Handed, HandedStatus, Mark, SignedMark } from './cycle-state.js';
import type { UnitId } from './entries.js';

/** With the coordinator: nothing new may be signed over it. */
export const IN_REVIEW: readonly HandedStatus[] = ['submitted'];
/** Handed in and not given back: what counts as having reported. */
export const HANDED_IN: readonly HandedStatus[] = ['submitted', 'accepted'];

export function isHandedIn(handed: { readonly status: HandedStatus } | undefined): boolean {
  return handed !== undefined && HANDED_IN.includes(handed.status);
}

export function signedOff<W>(former: Handed<W> | undefined, unitId: UnitId, words: W, mark: SignedMark): Handed<W> {
  return { ...bare(former, unitId, words), status: 'signedOff', signedOff: mark };
}

/** 代填: on paper the unit has signed already. */
export function enteredFor<W>(former: Handed<W> | undefined, unitId: UnitId, words: W, paper: EnteredFor, mark: Mark): Handed<W> {
  return { ...bare(former, unitId, words), status: 'submitted', submitted: mark, enteredFor: paper };
}

function bare<W>(former: Handed<W> | undefined, unitId: UnitId, words: W) {
  return { unitId, words, signedOff: null, submitted: null, accepted: null, enteredFor: null, returns: former?.returns ?? [] };
}

export function submitted<H extends Handed<unknown>>(handed: H, mark: Mark): H {
  return { ...handed, status: 'submitted', submitted: mark };
}

export function takenBack<H extends Handed<unknown>>(handed: H): H {
  return { ...handed, status: handed.signedOff === null ? 'withdrawn' : 'signedOff', submitted: null };
}

export function accepted<H extends Handed<unknown>>(handed: H, mark: Mark): H {
  return { ...handed, status: 'accepted', accepted: mark };
}

/** The words stay in the history of returns, and beside the empty box. */
export function returned<H extends Handed<unknown>>(handed: H, reason: string, mark: Mark): H {
  if (handed.submitted === null) return handed;
  const returns = [...handed.returns, { words: handed.words, reason, submitted: handed.submitted, returned: mark }];
  return { ...handed, status: 'returned', signedOff: null, submitted: null, returns };
}
