/** What a command answers, kept with the journal so that a retry gets the same. */
import type { NotReady, PlanCommand, Refusal, RefusalCode } from '@taizhang/ledger';
import { canonicalJson } from './canonical.js';
import type { AnyCommand } from './rules.js';
import { sha256 } from './sha256.js';

/** What the rules refuse, and a command's id that came before with another act: no rule can know that. */
export type JournalRefusal = Omit<Refusal, 'code'> & { readonly code: RefusalCode | 'request/id-reused' };

export type Executed =
  | {
      readonly ok: true;
      readonly firstSeq: number;
      readonly lastSeq: number;
      /** Left out of a dispatch while the rest went. */
      readonly notReady: readonly NotReady[];
      /** Whether this is the answer of an earlier sending of the same command. */
      readonly repeated: boolean;
    }
  | { readonly ok: false; readonly refusal: JournalRefusal };

/** `act` is the hash of what was asked; commands of earlier versions have none. */
export type Answer = { readonly notReady: readonly NotReady[]; readonly act?: string };

export type CommandRow = {
  readonly first_seq: number;
  readonly last_seq: number;
  readonly answer: Answer;
};

/** A plan is known by its file: another version may read the same file otherwise, and the retry is still the same command. */
const asked = (act: unknown): unknown => {
  const { type, plan, coordinatorUnitId } = act as Partial<Extract<PlanCommand['act'], { readonly type: 'bring-plan-in' }>>;
  return type === 'bring-plan-in' ? { type, coordinatorUnitId, sha256: plan?.document.sha256 ?? null } : act;
};

/** Always SHA-256, so that a retry is known again after the journal's hash was set otherwise. */
export const actHash = (command: AnyCommand): string => sha256(canonicalJson(asked(command.asked ?? command.act)));

/** The first answer again, to the same act alone. */
export const answerAgain = (row: CommandRow, command: AnyCommand): Executed =>
  row.answer.act === undefined || row.answer.act === actHash(command)
    ? firstAnswer(row)
    : refused({ code: 'request/id-reused', params: {}, tasks: [] });

const firstAnswer = (row: CommandRow): Executed => ({
  ok: true,
  firstSeq: row.first_seq,
  lastSeq: row.last_seq,
  notReady: row.answer.notReady,
  repeated: true,
});

export const refused = (refusal: JournalRefusal): Executed => ({ ok: false, refusal });
