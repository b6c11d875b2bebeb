/**
 * GB/T 9704-2012 (党政机关公文格式) in numbers. Every constant names its clause; rendering uses no other measure.
 * `twips`: 1/20 pt, 1440 to the inch; `halfPoints`: Word's font size; `eighths`: Word's border width, 1/8 pt.
 */
const TWIPS_PER_MM = 1440 / 25.4;
export const twips = (millimetres: number): number => Math.round(millimetres * TWIPS_PER_MM);
const eighths = (millimetres: number): number => Math.round((millimetres / 25.4) * 72 * 8);

/** 5.1: A4. */
export const PAGE = { width: twips(210), height: twips(297) } as const;

/** 5.2.1: 天头 37 ± 1, 订口 28 ± 1, 版心 156 × 225; what is left: bottom 35, right 26. In mm. */
export const MARGIN_MM = { top: 37, left: 28, right: 26, bottom: 35 } as const;
export const TYPE_AREA_MM = { width: 156, height: 225 } as const;

/** 5.2.3: 22 lines of 28 characters, filled: 225 / 22 mm and 156 / 28 mm (`charSpace` in 1/4096 pt beside the size of 3号). */
export const GRID = { lines: 22, characters: 28, linePitch: 580, charSpace: -848 } as const;

/** The type area is 22 whole pitches high; rounding a pitch to twips costs the bottom margin 0.07 mm (5.2.1 allows 1 mm). */
export const MARGIN = {
  top: twips(MARGIN_MM.top),
  left: twips(MARGIN_MM.left),
  right: twips(MARGIN_MM.right),
  bottom: PAGE.height - twips(MARGIN_MM.top) - GRID.lines * GRID.linePitch,
} as const;
export const TYPE_AREA = { width: PAGE.width - MARGIN.left - MARGIN.right, height: GRID.lines * GRID.linePitch } as const;

/** 3.1: 字, the width of one character of the grid; 3.2: 行, its line. */
export const CHARACTER = Math.round(TYPE_AREA.width / GRID.characters);
export const LINE = GRID.linePitch;

/** 字号 in half-points: 小初, 2号, 3号, 4号, 小4号, 5号. */
export const SIZE = { smallPrimary: 72, two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

/** 6.2: red is Y 80 M 80. */
export const RED = 'FF3333';

/** 7.2.4: the issuer's mark stands 35 mm below the top of the type area; 7.2.7: the red rule 4 mm below the document number. */
export const LETTERHEAD = { markBelowTop: twips(35), ruleBelow: twips(4), ruleWidth: eighths(0.7) } as const;

/** 7.3.1: two blank lines under the rule; 2号 in the grid: 20 characters across 156 mm. */
export const TITLE = { blankLines: 2, charactersAcross: Math.floor(((TYPE_AREA_MM.width / 25.4) * 72) / 22) } as const;

/** 7.3.3: text begins two characters in. 7.3.5.1: the date of a sealed document stands four characters from the right. */
export const INDENT = { firstLine: 2 * CHARACTER, dateFromRight: 4 } as const;

/** 7.4.1: 版记 first and last rule 0.35 mm, inner 0.25 mm; 7.4.2, 7.4.3: 4号, one character in from both sides. */
export const RECORD = { outerRule: eighths(0.35), innerRule: eighths(0.25), inset: SIZE.four * 10 } as const;

/** 7.5: 4号, the dash 7 mm below the type area, one character in, odd right, even left. The dash stands in the middle of its line. */
export const PAGE_NUMBER = {
  line: SIZE.four * 10,
  fromBottom: twips(MARGIN_MM.bottom - 7) - SIZE.four * 5,
  inset: CHARACTER,
} as const;

/**
 * 8: a table across the page is printed on the sheet turned: the head of the table at its binding edge (odd) or fore-edge (even), the page
 * number where the other pages have it. The sheet's margins turn with it.
 */
export const LANDSCAPE = {
  top: MARGIN.left,
  right: MARGIN.top,
  bottom: MARGIN.right,
  left: MARGIN.bottom,
  width: PAGE.height - MARGIN.top - MARGIN.bottom,
  height: PAGE.width - MARGIN.left - MARGIN.right,
} as const;

/** 10.1, 信函格式: the mark's top edge 30 mm from the page's, red double rules 170 mm wide, 4 mm under it and 20 mm above the page's foot. */
export const LETTER = {
  markFromTop: twips(30),
  ruleBelowMark: twips(4),
  ruleWidth: twips(170),
  ruleFromBottom: twips(20),
  thick: eighths(0.75),
  thin: eighths(0.25),
  gap: twips(0.6),
  /** 7/8 of a 3号 character between the rule and what stands next to it. */
  besideRule: Math.round((SIZE.three * 10 * 7) / 8),
  blankLinesAboveTitle: 2,
} as const;

/** Burden reduction (减负): 若干规定 (2024) holds such a text to 5,000 characters. */
export const LENGTH_LIMIT = 5_000;
