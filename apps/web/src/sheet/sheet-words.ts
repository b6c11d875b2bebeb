/** What stands on a row of a sheet: which words to show, and how far it has got. No rule of the ledger; only what the resource already says. */
import type { HandedStatus, Light, ReportWords, SeriesValue, Sheet, SheetIndicator, SheetRow, SheetWords } from '../api/cycle';

export type SignedWords = SheetWords & { readonly light: Light };
/** `begun`: something is written, and something of the form is still open. */
export type RowState = 'empty' | 'begun' | 'drafted' | HandedStatus;

export const EMPTY: SheetWords = {
  text: '',
  figures: [],
  light: null,
  cause: null,
  ask: null,
  noChange: false,
  merges: [],
  reached: [],
};

export const asDraft = (words: ReportWords): SheetWords => ({
  text: words.text,
  figures: words.figures,
  light: words.light,
  cause: words.cause,
  ask: words.ask,
  noChange: words.unchanged > 0,
  merges: words.merges.map(({ unit }) => unit.unitId),
  reached: words.reached,
});

/** Words, figures and light begin empty: nobody's light is presumed. */
export const startOf = (row: SheetRow): SheetWords => (row.report ? asDraft(row.report.words) : EMPTY);

export const isWritten = (words: SheetWords): boolean => words.noChange || words.text.trim() !== '';

/** Nothing of the form is left open: a light, and for a red one its cause and ask. */
export const isWhole = (words: SheetWords): words is SignedWords =>
  words.light !== null && (words.light !== 'red' || (words.cause !== null && words.ask !== null)) && figuresWhole(words);

/** A figure is nothing without what it counts and where it comes from. */
export const figuresWhole = ({ figures }: SheetWords): boolean =>
  figures.every(({ name, definition, source }) => [name, definition, source].every((text) => text.trim() !== ''));
export const valuesWhole = (values: readonly SeriesValue[]): boolean =>
  values.every(({ definition, source }) => definition.trim() !== '' && source.trim() !== '');

const newerThanSigned = (row: SheetRow): boolean =>
  row.draft !== null && (row.report?.signedOff == null || row.draft.at > row.report.signedOff.at);

export const isHanded = (row: SheetRow): boolean => row.report?.status === 'submitted' || row.report?.status === 'accepted';

/** Sent back inside the unit and not written anew since: the liaison's turn. */
const waitsForLiaison = ({ sentBack, draft }: Pick<SheetRow | SheetIndicator, 'sentBack' | 'draft'>): boolean =>
  sentBack !== null && (draft === null || draft.at <= sentBack.signed.at);

export function stateOf(row: SheetRow): RowState {
  if (row.report && isHanded(row)) return row.report.status;
  if (waitsForLiaison(row)) return 'returned';
  if (row.draft && newerThanSigned(row)) {
    const { words } = row.draft;
    if (isWritten(words) && isWhole(words)) return 'drafted';
    if (isWritten(words) || words.light !== null || words.figures.length > 0) return 'begun';
  }
  return row.report?.status ?? 'empty';
}

/** Written and not yet signed as it now reads. */
export const toSign = (sheet: Sheet): readonly SheetRow[] => sheet.rows.filter((row) => stateOf(row) === 'drafted');
export const toSubmit = (sheet: Sheet): readonly SheetRow[] => sheet.rows.filter((row) => stateOf(row) === 'signedOff');

/** How far the values of an indicator have got, as a row of the sheet. */
export function valueState({ draft, handed, sentBack }: SheetIndicator): RowState {
  if (handed?.status === 'submitted' || handed?.status === 'accepted') return handed.status;
  if (waitsForLiaison({ draft, sentBack })) return 'returned';
  if (draft && draft.values.length > 0 && (handed?.signedOff == null || draft.at > handed.signedOff.at))
    return valuesWhole(draft.values) ? 'drafted' : 'begun';
  return handed?.status ?? 'empty';
}
export const valuesToSign = (sheet: Sheet): readonly SheetIndicator[] =>
  sheet.indicators.filter((indicator) => valueState(indicator) === 'drafted');
export const valuesToSubmit = (sheet: Sheet) => sheet.indicators.filter(({ handed }) => handed?.status === 'signedOff');

export type Progress = { readonly all: number; readonly written: number; readonly signed: number; readonly handed: number };
export function progressOf(sheet: Sheet): Progress {
  const states: RowState[] = [...sheet.rows.map(stateOf), ...sheet.indicators.map(valueState)];
  const count = (...wanted: RowState[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    all: states.length,
    written: states.length - count('empty', 'begun', 'withdrawn', 'returned'),
    signed: count('signedOff', 'submitted', 'accepted'),
    handed: count('submitted', 'accepted'),
  };
}
