/** Every limit of a workbook that comes in, in one place: hostile until read. Tested at each limit and one past it. */
const MIB = 1024 * 1024;

export const sheetLimits = {
  fileBytes: 8 * MIB,
  zipEntries: 500,
  /** Bytes that one part, and all parts together, may inflate to; declared sizes are not believed. */
  inflatedPartBytes: 24 * MIB,
  inflatedTotalBytes: 48 * MIB,
  /** Rows and cells with anything in them, of one worksheet. */
  rows: 5_000,
  cells: 120_000,
  merges: 200,
  /** Characters of an answer; Excel itself allows 32,767 in a cell. */
  textCharacters: 4_000,
  lineCharacters: 500,
  /** Elements within elements. */
  nesting: 64,
} as const;

export type SheetLimits = { readonly [K in keyof typeof sheetLimits]: number };
