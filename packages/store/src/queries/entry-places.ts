/** Where entries stand in their journal, by id: numbers alone, no words. */
import type { PlanId } from '@taizhang/ledger';
import type { Store } from '../open-store.js';
import { Parameters } from '../see.js';
import { ask } from './ask.js';

export async function entryPlaces(store: Store, planId: PlanId, entryIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const parameters = new Parameters();
  const text = `select entry_id as id, seq from entry where journal_id = ${parameters.add(planId)}::text and entry_id = any(${parameters.add(entryIds)}::text[])`;
  const rows = await ask<{ id: string; seq: number }>(store, text, parameters);
  return new Map(rows.map(({ id, seq }) => [id, seq]));
}
