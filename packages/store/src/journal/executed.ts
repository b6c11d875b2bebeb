/** What a command answers, kept with the journal so that a retry gets the same. */
import type { NotReady, Refusal } from '@taizhang/ledger';

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
  | { readonly ok: false; readonly refusal: Refusal };

export type CommandRow = {
  readonly first_seq: number;
  readonly last_seq: number;
  readonly answer: { readonly notReady: readonly NotReady[] };
};

export const firstAnswer = (row: CommandRow): Executed => ({
  ok: true,
  firstSeq: row.first_seq,
  lastSeq: row.last_seq,
  notReady: row.answer.notReady,
  repeated: true,
});

export const refused = (refusal: Refusal): Executed => ({ ok: false, refusal });
