/**
 * Every limit of extraction, in one place: what comes in is hostile until read. A file at a limit is read, one past it is refused with
 * the limit in the refusal's params. Tested at each limit and one past it.
 */

const MIB = 1024 * 1024;

export const limits = {
  /** Bytes of a file as it comes in. */
  fileBytes: 32 * MIB,
  /** UTF-16 units of the text taken from it; the real plan of 153 tasks has some 12,000. */
  characters: 4_000_000,
  /** Pages of a PDF. */
  pages: 2_000,
  /** Entries in a zip directory. */
  zipEntries: 10_000,
  /** Bytes that one part of a .docx (its XML) may inflate to. */
  inflatedPartBytes: 64 * MIB,
  /** Bytes that all entries of an archive together claim to inflate to. */
  inflatedTotalBytes: 512 * MIB,
  /** Bytes that the parts with words of an office file may inflate to together, where all of them are looked at. */
  inflatedWordsBytes: 128 * MIB,
  /** Inflated over deflated bytes; asked only of parts larger than `ratioGraceBytes`, since small XML deflates very well. */
  inflateRatio: 200,
  ratioGraceBytes: MIB,
  /** Elements within elements that are walked one by one; what lies deeper is read as one run of text. */
  nesting: 512,
  /** Columns that one cell may span. */
  columnSpan: 64,
  /** Milliseconds that a Word, PDF or web page may take. */
  milliseconds: 60_000,
  /** Heap of the thread that reads it, and how far the whole process may grow meanwhile (inflated streams lie outside any heap). */
  threadMegabytes: 512,
  growthMegabytes: 768,
  /** Documents parsed at the same time; the next one waits. */
  threads: 2,
} as const;

export type Limits = { readonly [K in keyof typeof limits]: number };
