/** What may be wrong with a journal, by kind and place. */
export const FAULT_KINDS = [
  'changed',
  'missing',
  'inserted',
  'order',
  'cut',
  'head',
  'document',
  'unreadable',
  'command',
  'source',
  'signature',
  'headMissing',
  'key',
] as const;
export type JournalFaultKind = (typeof FAULT_KINDS)[number];

export type JournalFault = {
  readonly what: JournalFaultKind;
  /** The entry's number in its journal; of a signed head, the entry it was signed at. */
  readonly seq: number;
  readonly entryId: string | null;
  /** Numbers of the tasks that the entry is about, as the plan prints them. */
  readonly tasks?: readonly string[];
  /** What else tells it: a file's hash, a command's id, a signed head's number, a key's fingerprint. */
  readonly detail?: string;
};

export type Head = { readonly seq: number; readonly hash: string };

/** The newest signature that the journal was held against. */
export type SignedUpTo = { readonly heads: number; readonly seq: number; readonly at: string; readonly key: string };

export type Verified =
  | {
      readonly ok: true;
      readonly journal: string;
      readonly head: Head;
      readonly signed: SignedUpTo | null;
      readonly keys: readonly string[];
    }
  | { readonly ok: false; readonly journal: string; readonly fault: JournalFault };
