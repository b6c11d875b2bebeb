/**
 * Refusals: values, never thrown. The codes are stable and listed in order of precedence: the first that applies is the one answered.
 * What a code means to a person is in the catalogue (`refusal.<code>`); its HTTP status is in the contract, total by type.
 */
import type { TaskId } from './entries.js';

export const REFUSAL_CODES = [
  'plan/not-found',
  'act/not-yours',
  'standIn/not-yours',
  'plan/already-brought-in',
  'plan/withdrawn',
  'command/malformed',
  'task/not-found',
  'task/changed-since',
  'task/wrong-state',
  'period/not-found',
  'period/locked',
  'period/wrong-state',
  'period/already-announced',
  'period/bad-id',
  'period/bad-calendar',
  'period/notice-too-short',
  'period/unreviewed',
  'rules/out-of-range',
  'finding/not-found',
  'finding/already-settled',
  'finding/not-settled',
  'plan/dispatched',
  'group/not-found',
  'group/needs-unit',
  'enter/own-unit',
  'unit/not-found',
  'unit/no-duty-here',
  'unit/already-known',
  'duty/none',
  'duty/one-lead',
  'duty/unit-twice',
  'duty/already-acknowledged',
  'duty/not-objected',
  'lead/not-among-duties',
  'closing/incomplete',
  'verifier/holds-duty',
  'verifier/claiming-unit',
  'verifier/claiming-person',
  'review/own-words',
  'report/not-found',
  'report/wrong-state',
  'report/changed-since-signed',
  'report/no-former-words',
  'report/red-needs-ask',
  'figure/incomplete',
  'ask/incomplete',
  'merge/not-lead',
  'merge/no-slice',
  'indicator/not-found',
  'series/not-found',
  'indicator/has-values',
  'urge/nothing-outstanding',
  'urge/out-of-step',
  'urge/too-soon',
  'evidence/bad-form',
  'evidence/already-there',
  'evidence/not-found',
  'claim/not-found',
  'claim/already-open',
  'claim/answered',
  'closing/other-kind',
  'part/not-found',
  'part/already-met',
  'part/unanswered',
  'part/unmet',
  'lookBack/already-drawn',
  'lookBack/nothing-closed',
  'lookBack/not-drawn',
  'request/not-found',
  'request/already-open',
  'request/answered',
  'request/other-kind',
  'sentence/not-found',
  'sentence/bad-source',
  'head/ahead',
  'standIn/bad-days',
  'dispatch/nothing-ready',
  'dispatch/acknowledged',
  'split/no-cut',
  'merge/too-few',
  'adjust/nothing',
  'basis/missing',
  'reason/missing',
  'text/missing',
  'text/too-long',
  'milestone/bad-day',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** Why one task cannot be dispatched; a task may have several. */
export const NOT_READY_REASONS = [
  'task/wrong-state',
  'finding/open',
  'group/unresolved',
  'duty/none',
  'lead/unsettled',
  'closing/unconfirmed',
  'verifier/missing',
  'verifier/holds-duty',
] as const;
export type NotReadyReason = (typeof NOT_READY_REASONS)[number];

export type NotReady = { readonly taskId: TaskId; readonly reasons: readonly NotReadyReason[] };

export type Refusal = {
  readonly code: RefusalCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** The tasks it is about; empty where it is about none. */
  readonly tasks: readonly TaskId[];
  readonly notReady?: readonly NotReady[];
};

export type Decision<E> =
  | {
      readonly ok: true;
      readonly entries: readonly E[];
      /** Left out of a dispatch while the rest went. */
      readonly notReady: readonly NotReady[];
    }
  | { readonly ok: false; readonly refusal: Refusal };
