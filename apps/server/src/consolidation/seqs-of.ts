/** Where the sources of a report stand in the journal. */
import type { ReportPart } from '@taizhang/ledger';
import { entryPlaces } from '@taizhang/store';
import type { Seen } from '../cycle/seen.js';
import type { SeqOf } from './report-model.js';

export const seqsOf = async (plan: Seen, parts: readonly ReportPart[]): Promise<SeqOf> => {
  const ids = parts.flatMap(({ sentences }) => sentences.flatMap(({ sources }) => sources.map(({ entryId }) => entryId)));
  const places = await entryPlaces(plan.parts.store, plan.planId, [...new Set(ids)]);
  return (entryId) => places.get(entryId) ?? 0;
};
