/**
 * What is being typed on a sheet, saved as typed, outside the journal. Each item (a task, an indicator) has a revision of its own: whoever saves
 * over words that he has not seen is told them instead.
 */
import type { PeriodId, PlanId, UnitId } from '@taizhang/ledger';
import { inTransaction } from '../database/transaction.js';
import type { Store } from '../open-store.js';
import { ask } from '../queries/ask.js';
import { Parameters, type Viewer, worksForUnit } from '../see.js';

export type SheetPlace = { readonly planId: PlanId; readonly periodId: PeriodId; readonly unitId: UnitId };
export type DraftItem = `task:${string}` | `indicator:${string}`;
export type SheetDraft<W = unknown> = {
  readonly item: DraftItem;
  readonly revision: number;
  readonly words: W;
  readonly at: string;
  readonly personId: string;
};
export type DraftSaved<W> =
  | { readonly ok: true; readonly draft: SheetDraft<W> }
  | { readonly ok: false; readonly theirs: SheetDraft<W> | null };

const COLUMNS = 'item, revision, words, saved_at as at, person_id as "personId"';

/** A unit's drafts are its own people's and the auditor's. */
export const seesDrafts = (viewer: Viewer, unitId: UnitId): boolean =>
  viewer.roles.includes('auditor') || (viewer.unitId === unitId && worksForUnit(viewer));

/**
 * `before`: units whose duties this one took over (合并、拆分), the nearest first: what their people were typing stands on, until somebody here types
 * over it. It has revision 0, as what was never saved here.
 */
export async function listDrafts(
  store: Store,
  viewer: Viewer,
  place: SheetPlace,
  before: readonly UnitId[] = [],
): Promise<readonly SheetDraft[]> {
  if (!seesDrafts(viewer, place.unitId)) return [];
  const line = [place.unitId, ...before];
  const parameters = new Parameters();
  const text = `select ${COLUMNS}, unit_id as "unitId" from sheet_draft where plan_id = ${parameters.add(place.planId)}::text
    and period_id = ${parameters.add(place.periodId)}::text and unit_id = any(${parameters.add(line)}::text[])`;
  const found = await ask<SheetDraft & { readonly unitId: UnitId }>(store, text, parameters);
  const nearest = new Map<DraftItem, SheetDraft>();
  for (const { unitId, ...draft } of found.toSorted((one, other) => line.indexOf(other.unitId) - line.indexOf(one.unitId)))
    nearest.set(draft.item, unitId === place.unitId ? draft : { ...draft, revision: 0 });
  return [...nearest.values()];
}

export type DraftToSave<W> = { readonly item: DraftItem; readonly revision: number; readonly words: W };
export type SavedBy = { readonly personId: string; readonly at: string };

/** One item; nothing is written where its revision is another than the sender saw. */
export async function saveDraft<W>(store: Store, place: SheetPlace, draft: DraftToSave<W>, by: SavedBy): Promise<DraftSaved<W>> {
  const [saved] = await saveDrafts(store, place, [draft], by);
  return saved!;
}

/** All or none: the first that somebody else changed leaves every one as it was. */
export async function saveDrafts<W>(
  store: Store,
  place: SheetPlace,
  drafts: readonly DraftToSave<W>[],
  by: SavedBy,
): Promise<readonly DraftSaved<W>[]> {
  const conflict = new Error('changed since');
  const results: DraftSaved<W>[] = [];
  try {
    await inTransaction(store.pool, async (client) => {
      for (const draft of drafts.toSorted((one, other) => (one.item < other.item ? -1 : 1))) {
        const values = [
          place.planId,
          place.periodId,
          place.unitId,
          draft.item,
          JSON.stringify(draft.words),
          by.at,
          by.personId,
          draft.revision,
        ];
        const written = await client.query<SheetDraft<W>>(draft.revision === 0 ? INSERT : UPDATE, values);
        const row = written.rows[0];
        results.push(row === undefined ? await theirs<W>(client, place, draft.item) : { ok: true, draft: row });
        if (row === undefined) throw conflict;
      }
    });
  } catch (fault) {
    if (fault !== conflict) throw fault;
    return results.filter((result) => !result.ok);
  }
  return results;
}

const INSERT = `insert into sheet_draft (plan_id, period_id, unit_id, item, revision, words, saved_at, person_id)
  values ($1, $2, $3, $4, $8::integer + 1, $5::jsonb, $6, $7) on conflict (plan_id, period_id, unit_id, item) do nothing returning ${COLUMNS}`;
const UPDATE = `update sheet_draft set revision = revision + 1, words = $5::jsonb, saved_at = $6, person_id = $7
  where plan_id = $1 and period_id = $2 and unit_id = $3 and item = $4 and revision = $8::integer returning ${COLUMNS}`;

async function theirs<W>(
  client: { query(text: string, values: unknown[]): Promise<{ rows: unknown[] }> },
  { planId, periodId, unitId }: SheetPlace,
  item: string,
): Promise<DraftSaved<W>> {
  const found = await client.query(
    `select ${COLUMNS} from sheet_draft where plan_id = $1 and period_id = $2 and unit_id = $3 and item = $4`,
    [planId, periodId, unitId, item],
  );
  return { ok: false, theirs: (found.rows[0] as SheetDraft<W> | undefined) ?? null };
}
