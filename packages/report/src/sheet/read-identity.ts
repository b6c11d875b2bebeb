/** The hidden worksheet → which sheet a workbook is and the tasks it was made for. Any change of it makes the hash disagree. */
import type { SheetIdentity } from '../model/unit-sheet.js';
import { sheetRefused } from './answers.js';
import { IDENTITY_FORMAT, IDENTITY_SHEET, identityHash, type KnownTask } from './identity.js';
import type { RawCell, RawSheet } from './read-cells.js';

export type KnownSheet = { readonly identity: SheetIdentity; readonly tasks: readonly KnownTask[] };

const words = (cell: RawCell | undefined): string =>
  cell?.kind === 'text' ? cell.text : cell?.kind === 'number' ? String(cell.number) : '';

export const readIdentity = (sheets: readonly RawSheet[]): KnownSheet => {
  const sheet = sheets.find(({ name }) => name === IDENTITY_SHEET);
  if (sheet === undefined) throw sheetRefused('no-identity');
  const facts = new Map<string, string>();
  const tasks: KnownTask[] = [];
  for (const cells of sheet.rows.values()) {
    const [name, value] = [words(cells.get(1)), words(cells.get(2))];
    if (name === 'task') tasks.push({ taskId: value, number: words(cells.get(3)) });
    else if (!facts.has(name)) facts.set(name, value);
  }
  const fact = (name: string): string => facts.get(name) ?? '';
  const identity = { planId: fact('planId'), periodId: fact('periodId'), unitId: fact('unitId'), version: Number(fact('version')) };
  if (fact('format') !== IDENTITY_FORMAT || fact('hash') !== identityHash(identity, tasks)) throw sheetRefused('no-identity');
  return { identity, tasks };
};

/** In this order: the first difference is the one told. */
export const checkIdentity = (found: SheetIdentity, wanted: SheetIdentity): void => {
  if (found.planId !== wanted.planId) throw sheetRefused('other-plan');
  if (found.unitId !== wanted.unitId) throw sheetRefused('other-unit');
  if (found.periodId !== wanted.periodId) throw sheetRefused('other-period', { found: found.periodId, wanted: wanted.periodId });
  if (found.version !== wanted.version) throw sheetRefused('other-version', { found: found.version, wanted: wanted.version });
};
