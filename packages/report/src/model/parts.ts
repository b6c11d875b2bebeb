/** What a report says: parts of sentences, each sentence with what it stands on. Plain data; this package's own types. */

/** An entry of the journal: an accepted report or a verified closure. */
export type SourceRef = { readonly entryId: string; readonly seq: number; readonly label: string };

export type ReportSentence = {
  readonly sentenceId: string;
  readonly text: string;
  /** Empty for the coordinator's own words. */
  readonly sources: readonly SourceRef[];
  /** True where a new paragraph begins with it; a part's first sentence always does. */
  readonly opens?: boolean;
  /** Changed by an entry after the period was locked: shown in print. `on`: a day. */
  readonly correction?: { readonly on: string; readonly reason: string } | null;
};

/** `level` 1: 一、 2: （一）. Numbers are counted when the document is laid out. */
export type ReportPart = {
  readonly partId: string;
  readonly level: 1 | 2;
  readonly heading: string;
  readonly sentences: readonly ReportSentence[];
};

export const sentencesOf = (parts: readonly ReportPart[]): readonly ReportSentence[] => parts.flatMap((part) => part.sentences);
