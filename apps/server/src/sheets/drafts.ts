/** What a draft of the store is in the contract's shape. */
import type { z } from '@hono/zod-openapi';
import type { Draft, SeriesValue, SheetWords, ValueDraft } from '@taizhang/contract';
import type { SheetDraft } from '@taizhang/store';
import type { Names } from '../cycle/names.js';
import type { DeepReadonly } from '../http/use-case.js';

export type Words = DeepReadonly<z.output<typeof SheetWords>>;
export type Values = readonly DeepReadonly<z.output<typeof SeriesValue>>[];
export type DraftShape = DeepReadonly<z.input<typeof Draft>>;
export type ValueDraftShape = DeepReadonly<z.input<typeof ValueDraft>>;

export const draftShape = ({ revision, words, at, personId }: SheetDraft, names: Pick<Names, 'person'>): DraftShape => ({
  revision,
  words: words as Words,
  at,
  person: names.person(personId),
});

export const valueDraftShape = ({ revision, words, at, personId }: SheetDraft, names: Pick<Names, 'person'>): ValueDraftShape => ({
  revision,
  values: words as Values,
  at,
  person: names.person(personId),
});
