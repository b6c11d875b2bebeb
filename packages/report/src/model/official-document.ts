/** A document laid out in the order of GB/T 9704-2012 but not yet drawn: every word is final, no measure is known. */
import type { Locale } from '@taizhang/i18n';

/** 版头. `mark`: the issuer's, in red; `signer` (签发人) only on the way up. */
export type Letterhead = { readonly mark: string; readonly number: string | null; readonly signer: string | null };
/** 署名, 成文日期 (a day). */
export type Signature = { readonly unit: string; readonly on: string };
/** 版记. */
export type RecordBlock = { readonly copies: readonly string[]; readonly issuer: string; readonly issuedOn: string };

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'table'; readonly table: DocumentTable };

/** `share`: the column's part of the width. */
export type TableColumn = { readonly head: string; readonly share: number; readonly align: 'left' | 'center' };
export type DocumentTable = { readonly columns: readonly TableColumn[]; readonly rows: readonly (readonly string[])[] };

export type Annex = {
  readonly label: string;
  readonly title: string;
  /** Under the title, small and to the right. */
  readonly remark: string | null;
  readonly table: DocumentTable;
};

export type OfficialDocument = {
  readonly locale: Locale;
  readonly form: 'document' | 'letter';
  readonly letterhead: Letterhead | null;
  readonly title: string;
  readonly recipient: string | null;
  readonly blocks: readonly Block[];
  /** 附件说明: names without numbers. */
  readonly attachments: readonly string[];
  readonly signature: Signature | null;
  /** 附注, in brackets under the date: one line each. */
  readonly notes: readonly string[];
  readonly annexes: readonly Annex[];
  readonly record: RecordBlock | null;
  /** Kept in the file's properties: who made it, for what day, and the journal it was made from. */
  readonly about: { readonly creator: string; readonly on: string; readonly journal: JournalHead | null };
};

/** Which state of the journal a document was made from. */
export type JournalHead = { readonly seq: number; readonly hash: string };
