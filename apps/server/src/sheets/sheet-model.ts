/** Loads the sheet that a download or an upload is about, drawn for the report package. */
import type { Locale } from '@taizhang/i18n';
import { lineOf, type PeriodState, type Sheet, sheetOf } from '@taizhang/ledger';
import type { UnitSheet } from '@taizhang/report';
import { listDrafts, type SheetDraft } from '@taizhang/store';
import { withNames } from '../cycle/names.js';
import { type Seen, seenPeriod } from '../cycle/seen.js';
import type { Refused } from '../http/problem.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { seesSheet } from './sheet-access.js';
import { unitSheet } from './unit-sheet.js';

export type SheetAsked = {
  readonly params: { readonly planId: string; readonly periodId: string; readonly unitId: string };
  readonly query?: { readonly lang?: Locale | undefined; readonly asOf?: string | undefined } | undefined;
  readonly person: SignedIn;
  readonly locale: Locale;
  readonly parts: Parts;
};
export type SheetModel = {
  readonly plan: Seen;
  readonly period: PeriodState;
  readonly sheet: Sheet;
  readonly drafts: readonly SheetDraft[];
  readonly model: UnitSheet;
  readonly locale: Locale;
};

export const sheetModel = async (call: SheetAsked): Promise<SheetModel | Refused> => {
  const { params, query, person, parts } = call;
  const locale = query?.lang ?? call.locale;
  const found = await seenPeriod({ params, query, person, parts, locale });
  if ('refused' in found) return found;
  const { plan, period } = found;
  const sheet = seesSheet(plan, params.unitId) ? sheetOf(plan.state, params.unitId, params.periodId) : null;
  if (sheet === null) return { refused: 'draft/not-yours' };
  const drafts = plan.past ? [] : await listDrafts(parts.store, person, params, lineOf(plan.state, params.unitId).slice(1));
  const model = await withNames(plan, (names) => unitSheet(plan, period, sheet, drafts, names));
  return { plan, period, sheet, drafts, model, locale };
};

/** A name that every file system takes. */
export const plainFileName = (...words: readonly string[]): string =>
  words
    .join('-')
    .replace(/[\s/\\:*?"<>|\p{Cc}]+/gu, '')
    .slice(0, 120);
