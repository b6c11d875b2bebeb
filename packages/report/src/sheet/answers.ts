/** What reading a workbook gives: rows and problems cell by cell, or a refusal. Values, never throws; words are in the catalogue. */
import type { Cause, ReportedLight, SheetAsk, SheetIdentity } from '../model/unit-sheet.js';

type Params = Readonly<Record<string, string | number>>;

/** In order of precedence. Words: `report.sheet.refused.<code>`. */
export const SHEET_REFUSALS = [
  'too-large',
  'encrypted',
  'not-a-workbook',
  'archive-bomb',
  'broken',
  'no-identity',
  'other-plan',
  'other-unit',
  'other-period',
  'other-version',
  'too-many-rows',
  'no-ids',
] as const;
export type SheetRefusalCode = (typeof SHEET_REFUSALS)[number];
export type SheetRefusal = { readonly code: SheetRefusalCode; readonly params: Params };

/** Words: `report.sheet.problem.<code>`. */
export const SHEET_PROBLEMS = [
  'formula',
  'merged',
  'column-missing',
  'row-unknown',
  'row-duplicate',
  'row-missing',
  'date-as-text',
  'not-a-day',
  'not-a-number',
  'not-a-choice',
  'too-long',
  'cell-error',
  'locked-changed',
  'ask-incomplete',
  'figure-task',
  'figure-incomplete',
] as const;
export type SheetProblemCode = (typeof SHEET_PROBLEMS)[number];
/** An error holds the whole workbook back; a warning was read past. `cell`: `F12`, or null where a whole row or column is meant. */
export type SheetProblem = {
  readonly severity: 'error' | 'warning';
  readonly sheet: string;
  readonly cell: string | null;
  readonly row: number | null;
  readonly taskId: string | null;
  readonly code: SheetProblemCode;
  readonly params: Params;
};

export type ReadFigure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};
export type ReadRow = {
  readonly taskId: string;
  readonly row: number;
  readonly unchanged: boolean;
  readonly text: string;
  readonly light: ReportedLight | null;
  readonly cause: Cause | null;
  readonly ask: SheetAsk | null;
  readonly figures: readonly ReadFigure[];
};
export type ReadSeries = {
  readonly indicatorId: string;
  readonly series: number;
  readonly row: number;
  readonly value: number;
  readonly definition: string;
  readonly source: string;
  readonly estimate: boolean;
};

export type SheetReading =
  | {
      readonly ok: true;
      readonly identity: SheetIdentity;
      readonly rows: readonly ReadRow[];
      readonly series: readonly ReadSeries[];
      readonly problems: readonly SheetProblem[];
    }
  | { readonly ok: false; readonly refusal: SheetRefusal };

/** Carries a refusal out of deep reading; caught in `read-sheet.ts`, never leaves the package. */
export class SheetRefused extends Error {
  constructor(readonly refusal: SheetRefusal) {
    super(refusal.code);
  }
}
export const sheetRefused = (code: SheetRefusalCode, params: Params = {}): SheetRefused => new SheetRefused({ code, params });
