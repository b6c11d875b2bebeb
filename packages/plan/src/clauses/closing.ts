/** Proposes the kind of closing condition (销号条件) from a task's words. A proposal only: a person confirms it. */
import type { Clause, ClosingProposal, Deadline } from '../draft.js';

export const proposeClosing = (_text: string, _clauses: readonly Clause[], _deadline: Deadline | null): ClosingProposal => ({
  kind: 'continuing',
  because: '',
});
