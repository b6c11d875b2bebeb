/** Which sheet a workbook is, kept in a hidden worksheet, with the tasks it was made for. The hash shows that nobody mixed two of them. */
import { createHash } from 'node:crypto';
import type { SheetIdentity, UnitSheet } from '../model/unit-sheet.js';
import { cleanText } from '../text/clean-text.js';

export const IDENTITY_SHEET = 'taizhang';
export const IDENTITY_FORMAT = 'taizhang-sheet/1';

export type KnownTask = { readonly taskId: string; readonly number: string };

const digest = (parts: readonly unknown[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');

export const identityHash = ({ planId, periodId, unitId, version }: SheetIdentity, tasks: readonly KnownTask[]): string =>
  digest([IDENTITY_FORMAT, planId, periodId, unitId, version, tasks.map(({ taskId, number }) => [taskId, number])]);

export const sheetHash = (sheet: Pick<UnitSheet, 'identity' | 'tasks'>): string => identityHash(sheet.identity, sheet.tasks);

/** Of what is known on a row, as it comes back from a cell. */
export const rowMark = (known: readonly string[]): string =>
  digest(known.map((text) => cleanText(text).replace(/\s+/g, ' ').trim())).slice(0, 16);
