/** The consolidated report while it is edited: outside the journal, one a period, with a revision. */
import type { PeriodId, PlanId, ReportPart } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { askOne } from '../queries/ask.js';
import { maySeeDesk } from '../queries/plans.js';
import { Parameters, type Viewer } from '../see.js';
import type { SavedBy } from './sheet-drafts.js';

export type ConsolidationDraft = {
  readonly revision: number;
  readonly parts: readonly ReportPart[];
  readonly at: string;
  readonly personId: string;
};
const COLUMNS = 'revision, parts, saved_at as at, person_id as "personId"';

/** Null where there is none, or none for this viewer. */
export async function consolidationDraft(
  store: Store,
  viewer: Viewer,
  planId: PlanId,
  periodId: PeriodId,
): Promise<ConsolidationDraft | null> {
  if (!(await maySeeDesk(store, viewer, planId))) return null;
  const parameters = new Parameters();
  const text = `select ${COLUMNS} from consolidation_draft where plan_id = ${parameters.add(planId)}::text and period_id = ${parameters.add(periodId)}::text`;
  return askOne<ConsolidationDraft>(store, text, parameters);
}

/** Null where somebody else saved meanwhile. */
export async function saveConsolidationDraft(
  store: Store,
  place: { readonly planId: PlanId; readonly periodId: PeriodId },
  draft: Pick<ConsolidationDraft, 'revision' | 'parts'>,
  by: SavedBy,
): Promise<ConsolidationDraft | null> {
  const values = [place.planId, place.periodId, JSON.stringify(draft.parts), by.at, by.personId, draft.revision];
  const text =
    draft.revision === 0
      ? `insert into consolidation_draft (plan_id, period_id, revision, parts, saved_at, person_id) values ($1, $2, $6::integer + 1, $3::jsonb, $4, $5)
         on conflict (plan_id, period_id) do nothing returning ${COLUMNS}`
      : `update consolidation_draft set revision = revision + 1, parts = $3::jsonb, saved_at = $4, person_id = $5
         where plan_id = $1 and period_id = $2 and revision = $6::integer returning ${COLUMNS}`;
  const written = await store.pool.query<ConsolidationDraft>(text, values);
  return written.rows[0] ?? null;
}
