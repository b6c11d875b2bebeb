/** What a person holds for the unit, counted, and passed to a successor. Tasks are the unit's and stay so; notices and drafts carry a person. */
import type { PersonId, UnitId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { type Carrier, change, firstOf, rowsOf } from './transact.js';

export type Held = { readonly openTasks: number; readonly waiting: number; readonly drafts: number; readonly notices: number };

const OVER = `('withdrawn', 'replaced', 'closedOut', 'madeRoutine', 'notAttained')`;

export async function heldBy(store: Store, personId: PersonId, unitId: UnitId): Promise<Held> {
  const found = await firstOf<Held>(
    store.pool,
    `select (select count(*)::int from duty d join task t using (plan_id, task_id)
              where d.unit_id = $2 and t.published and t.status not in ${OVER}) as "openTasks",
       (select count(*)::int from duty d join task t using (plan_id, task_id)
         where d.unit_id = $2 and t.published and d.status = 'sent') as waiting,
       (select count(*)::int from sheet_draft s where s.person_id = $1) as drafts,
       (select count(*)::int from notice n where n.person_id = $1 and n.read_at is null) as notices`,
    [personId, unitId],
  );
  return found!;
}

export async function passOn(client: Carrier, from: PersonId, to: PersonId): Promise<Pick<Held, 'drafts' | 'notices'>> {
  const notices = await change(client, 'update notice set person_id = $2 where person_id = $1 and read_at is null', [from, to]);
  const drafts = await change(client, 'update sheet_draft set person_id = $2 where person_id = $1', [from, to]);
  return { drafts, notices };
}

/** Plans in which a unit has a part: holds a duty, verifies, coordinates. For acts of the server itself, which shows nothing of them. */
export async function plansOfUnit(store: Store, unitId: UnitId): Promise<readonly string[]> {
  const rows = await rowsOf<{ plan_id: string }>(
    store.pool,
    'select plan_id from plan_unit where unit_id = $1 union select plan_id from plan where coordinator_unit_id = $1 order by plan_id',
    [unitId],
  );
  return rows.map((row) => row.plan_id);
}
