/**
 * What an outside system may do with a token: it reads as its unit does, and prepares; it never signs, submits or decides for the unit. A token acts as
 * a handler (经办人) of its unit, and of the routes that change something it reaches those of its scopes alone.
 */
import type { PersonRole } from '@taizhang/ledger';

export const TOKEN_SCOPES = ['read', 'report', 'indicators'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];
export const TOKEN_ROLES: readonly PersonRole[] = ['handler'];

/** Names of routes (operation ids) that change something, by scope. */
const WRITES: Readonly<Record<TokenScope, readonly string[]>> = {
  read: [],
  report: ['saveDraft', 'bringWorkbook', 'putScan', 'uploadFile', 'act-record-measures', 'act-add-evidence'],
  indicators: ['saveValueDraft'],
};

/** What belongs to a person and not to a unit. */
const PERSONAL: readonly string[] = ['listNotices', 'readNotices', 'makeFeed', 'listColleagues'];

export type RouteOutline = { readonly name: string; readonly reach: string; readonly reads: boolean };

export const tokenReaches = (scopes: readonly TokenScope[], { name, reach, reads }: RouteOutline): boolean => {
  if (reach === 'open') return true;
  if (PERSONAL.includes(name)) return false;
  if (reads) return scopes.length > 0 && (reach === 'read' || reach === 'desk');
  return scopes.some((scope) => WRITES[scope].includes(name));
};

/** A year at most, and not over before it begins. */
export const TOKEN_DAYS_MOST = 366;
