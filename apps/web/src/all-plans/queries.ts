/** What is asked over all plans. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { components } from '../api/schema.generated';

export type OverviewOfPlans = components['schemas']['OverviewOfPlans'];
export type SearchAnswer = components['schemas']['SearchAnswer'];
export type SearchHit = SearchAnswer['hits'][number];

export const overviewOfPlansQuery = queryOptions({ queryKey: ['plans', 'overview'], queryFn: () => answer(api.GET('/api/overview')) });

export const MOST_SHOWN = 100;
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['plans', 'search', q],
    queryFn: () => answer(api.GET('/api/search', { params: { query: { q, limit: MOST_SHOWN } } })),
    enabled: q !== '',
    placeholderData: (before) => before,
  });
