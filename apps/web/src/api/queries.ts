/** What the screens ask for, with the keys under which answers are kept. Everything of a plan stands under ['plan', id]. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answer, api, type TaskPage } from './client';
import { knowSession } from './forgery';
import type { operations } from './schema.generated';

export type TaskFilters = Omit<NonNullable<operations['listTasks']['parameters']['query']>, 'after' | 'limit'>;

const FIRST_PAGE = 200;
const LATER_PAGES = 1000;

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async () => knowSession(await answer(api.GET('/api/session'))),
  staleTime: Number.POSITIVE_INFINITY,
});
export const peopleQuery = (q: string) =>
  queryOptions({
    queryKey: ['people', q],
    queryFn: () => answer(api.GET('/api/people', { params: { query: q ? { q } : {} } })),
    placeholderData: (before) => before,
  });
/** The people of one's own unit, from whom a stand-in is named. */
export const colleaguesQuery = queryOptions({ queryKey: ['colleagues'], queryFn: () => answer(api.GET('/api/colleagues')) });
export const unitsQuery = (q: string) =>
  queryOptions({
    queryKey: ['units', q],
    queryFn: () => answer(api.GET('/api/units', { params: { query: { q, limit: 30 } } })),
    placeholderData: (before) => before,
  });
export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: () => answer(api.GET('/api/plans')) });

const path = (planId: string) => ({ params: { path: { planId } } });
/** `asOf` is part of the key where a screen can look at a past day: the past and today are kept apart. */
const onDay = (planId: string, asOf: string | null) => ({ params: { path: { planId }, query: asOf ? { asOf } : {} } });
export const planQuery = (planId: string, asOf: string | null = null) =>
  queryOptions({ queryKey: ['plan', planId, 'head', asOf], queryFn: () => answer(api.GET('/api/plans/{planId}', onDay(planId, asOf))) });
export const documentQuery = (planId: string) =>
  queryOptions({ queryKey: ['plan', planId, 'document'], queryFn: () => answer(api.GET('/api/plans/{planId}/document', path(planId))) });
export const findingsQuery = (planId: string) =>
  queryOptions({ queryKey: ['plan', planId, 'findings'], queryFn: () => answer(api.GET('/api/plans/{planId}/findings', path(planId))) });
export const groupsQuery = (planId: string) =>
  queryOptions({ queryKey: ['plan', planId, 'groups'], queryFn: () => answer(api.GET('/api/plans/{planId}/groups', path(planId))) });
export const checklistQuery = (planId: string) =>
  queryOptions({ queryKey: ['plan', planId, 'checklist'], queryFn: () => answer(api.GET('/api/plans/{planId}/checklist', path(planId))) });
export const planUnitsQuery = (planId: string, asOf: string | null = null) =>
  queryOptions({
    queryKey: ['plan', planId, 'units', 'all', asOf],
    queryFn: () => answer(api.GET('/api/plans/{planId}/units', onDay(planId, asOf))),
  });
export const planUnitQuery = (planId: string, unitId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'units', unitId, asOf],
    queryFn: () =>
      answer(api.GET('/api/plans/{planId}/units/{unitId}', { params: { path: { planId, unitId }, query: asOf ? { asOf } : {} } })),
  });
export const overviewQuery = (planId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'overview', asOf],
    queryFn: () => answer(api.GET('/api/plans/{planId}/overview', onDay(planId, asOf))),
  });
export const taskQuery = (planId: string, taskId: string, asOf: string | null = null) =>
  queryOptions({
    queryKey: ['plan', planId, 'task', taskId, 'whole', asOf],
    queryFn: () =>
      answer(api.GET('/api/plans/{planId}/tasks/{taskId}', { params: { path: { planId, taskId }, query: asOf ? { asOf } : {} } })),
  });
export const historyQuery = (planId: string, taskId: string, asOf: string | null) =>
  queryOptions({
    queryKey: ['plan', planId, 'task', taskId, 'history', asOf],
    queryFn: () =>
      answer(api.GET('/api/plans/{planId}/tasks/{taskId}/history', { params: { path: { planId, taskId }, query: asOf ? { asOf } : {} } })),
  });

/** Pages of the ledger by keyset: a short first one so that rows stand at once, long ones after it. */
export const tasksQuery = (planId: string, filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['plan', planId, 'tasks', filters],
    queryFn: ({ pageParam }): Promise<TaskPage> =>
      answer(
        api.GET('/api/plans/{planId}/tasks', {
          params: {
            path: { planId },
            query: { ...filters, limit: pageParam ? LATER_PAGES : FIRST_PAGE, ...(pageParam ? { after: pageParam } : {}) },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  });
