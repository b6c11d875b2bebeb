/** Words saved as typed, one task or indicator at a time. Whoever would save over words he has not seen is shown them: nobody loses any. */
import { ROUTES } from '@taizhang/contract';
import { sheetOf } from '@taizhang/ledger';
import { type DraftItem, type SheetDraft, saveDraft as save } from '@taizhang/store';
import { type Names, withNames } from '../cycle/names.js';
import { seenPeriod } from '../cycle/seen.js';
import { problemOf, type Refused } from '../http/problem.js';
import { answers, type Outcome } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { draftShape, valueDraftShape } from './drafts.js';
import { mayDraft } from './sheet-access.js';

type Asked = {
  readonly params: { readonly planId: string; readonly periodId: string; readonly unitId: string };
  readonly person: SignedIn;
  readonly locale: Parameters<typeof problemOf>[1];
  readonly parts: Parts;
};

/** 412 with the words as they are now. */
export const conflictWith = (theirs: unknown, locale: Asked['locale']): Response =>
  new Response(JSON.stringify({ ...problemOf({ refused: 'draft/changed-since' }, locale), theirs }), {
    status: 412,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale, 'cache-control': 'no-store' },
  });

/** Only what is on the sheet may be typed on it. */
const refusalOf = async (call: Asked, item: DraftItem): Promise<Refused | null> => {
  const found = await seenPeriod(call);
  if ('refused' in found) return found;
  const { plan, period } = found;
  const { unitId, periodId } = call.params;
  if (!mayDraft(plan, period, unitId))
    return period.status === 'locked' && plan.person.unitId === unitId ? { refused: 'period/locked' } : { refused: 'draft/not-yours' };
  const sheet = sheetOf(plan.state, unitId, periodId);
  const items = [
    ...(sheet?.groups ?? []).flatMap(({ rows }) => rows).map(({ taskId }) => `task:${taskId}`),
    ...(sheet?.indicators ?? []).map(({ indicator }) => `indicator:${indicator.indicatorId}`),
  ];
  return items.includes(item) ? null : { refused: item.startsWith('task:') ? 'task/not-found' : 'indicator/not-found' };
};

const saved = async <T>(
  call: Asked,
  draft: { readonly item: DraftItem; readonly revision: number; readonly words: unknown },
  shape: (draft: SheetDraft, names: Names) => T,
): Promise<Outcome<T>> => {
  const refusal = await refusalOf(call, draft.item);
  if (refusal !== null) return refusal;
  const { parts, params, person, locale } = call;
  const by = { personId: person.personId, at: parts.clock().toISOString() };
  const done = await save(parts.store, params, draft, by);
  const now = done.ok ? done.draft : done.theirs;
  const shown = now === null ? null : await withNames(call, (names) => shape({ ...now, at: new Date(now.at).toISOString() }, names));
  return done.ok ? { answer: shown as T } : conflictWith(shown, locale);
};

export const saveDraft = answers(ROUTES.saveDraft, (call) => {
  const { revision, words } = call.body;
  return saved(call, { item: `task:${call.params.taskId}`, revision, words }, draftShape);
});

export const saveValueDraft = answers(ROUTES.saveValueDraft, (call) => {
  const { revision, values } = call.body;
  return saved(call, { item: `indicator:${call.params.indicatorId}`, revision, words: values }, valueDraftShape);
});
