/** What the screens of the cycle ask for. `asOf` is part of every key: the past and today are kept apart. */
import { queryOptions } from '@tanstack/react-query';
import { isQuiet } from '../session/idle';
import { answer, api } from './client';
import type { NoticeList } from './cycle';

const asked = (asOf: string | null) => (asOf ? { asOf } : {});

export const periodsQuery = (planId: string, asOf: string | null = null) =>
  queryOptions({
    queryKey: ['plan', planId, 'periods', asOf],
    queryFn: () => answer(api.GET('/api/plans/{planId}/periods', { params: { path: { planId }, query: asked(asOf) } })),
  });
export const rulesQuery = (planId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'rules', asOf],
    queryFn: () => answer(api.GET('/api/plans/{planId}/rules', { params: { path: { planId }, query: asked(asOf) } })),
  });
export const periodQuery = (planId: string, periodId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'period', periodId, asOf],
    queryFn: () =>
      answer(api.GET('/api/plans/{planId}/periods/{periodId}', { params: { path: { planId, periodId }, query: asked(asOf) } })),
  });
/** Not asked for again while somebody types: a save tells of another's words by itself. */
export const sheetQuery = (planId: string, periodId: string, unitId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'sheet', periodId, unitId, asOf],
    queryFn: () =>
      answer(
        api.GET('/api/plans/{planId}/periods/{periodId}/sheets/{unitId}', {
          params: { path: { planId, periodId, unitId }, query: asked(asOf) },
        }),
      ),
  });
export const REVIEW_STATUSES = ['submitted', 'accepted', 'returned', 'all'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
export const reviewQuery = (planId: string, periodId: string, status: ReviewStatus, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'review', periodId, status, asOf],
    queryFn: () =>
      answer(
        api.GET('/api/plans/{planId}/periods/{periodId}/review', {
          params: { path: { planId, periodId }, query: { status, ...asked(asOf) } },
        }),
      ),
    placeholderData: (before) => before,
  });
export const verifyQuery = (planId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'verify', asOf],
    queryFn: () => answer(api.GET('/api/plans/{planId}/verify', { params: { path: { planId }, query: asked(asOf) } })),
  });
export const taskCycleQuery = (planId: string, taskId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'task', taskId, 'cycle', asOf],
    queryFn: () =>
      answer(api.GET('/api/plans/{planId}/tasks/{taskId}/cycle', { params: { path: { planId, taskId }, query: asked(asOf) } })),
  });
export const consolidationQuery = (planId: string, periodId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'consolidation', periodId, asOf],
    queryFn: () =>
      answer(
        api.GET('/api/plans/{planId}/periods/{periodId}/consolidation', {
          params: { path: { planId, periodId }, query: asked(asOf) },
        }),
      ),
  });
export const principalQuery = (planId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'principal', asOf],
    queryFn: () => answer(api.GET('/api/plans/{planId}/principal', { params: { path: { planId }, query: asked(asOf) } })),
  });
export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  /** Where nobody is at the page it does not ask: asking would keep the session alive. */
  queryFn: async ({ client }) => (isQuiet() && client.getQueryData<NoticeList>(['notices'])) || answer(api.GET('/api/notices')),
  refetchInterval: 120_000,
});
/** Asked when a unit is urged: the picture of the period only counts them. */
export const outstandingTasks = async (planId: string, periodId: string, unitId: string): Promise<string[]> => {
  const path = { planId, periodId, unitId };
  return (await answer(api.GET('/api/plans/{planId}/periods/{periodId}/sheets/{unitId}/outstanding', { params: { path } }))).taskIds;
};
