/** What is read over all plans that a person may see: their overview, and the search. */
import { z } from '@hono/zod-openapi';
import { get } from './route-forms.js';
import { Id, TaskStatus, UnitRef } from './shapes.js';

/** A status without tasks is left out. */
const ByStatus = z.partialRecord(TaskStatus, z.int()).openapi({ type: 'object', additionalProperties: { type: 'integer' } });

export const OverviewOfPlans = z
  .object({
    plans: z.int(),
    tasks: z.int(),
    byStatus: ByStatus,
    units: z
      .array(z.object({ unit: UnitRef, tasks: z.int(), byStatus: ByStatus }))
      .openapi({ description: 'Tasks on which the unit holds a duty, the busiest unit first' }),
    due: z
      .array(z.object({ month: z.string(), tasks: z.int(), byStatus: ByStatus }))
      .openapi({ description: 'Tasks by the month they come due (2025-12)' }),
  })
  .openapi('OverviewOfPlans');

export const SearchHit = z
  .object({
    planId: Id,
    plan: z.string().nullable().openapi({ description: 'Title of the plan' }),
    taskId: Id,
    number: z.string().nullable(),
    text: z.string(),
    status: TaskStatus,
    leads: z.array(UnitRef),
  })
  .openapi('SearchHit');

export const SearchAnswer = z
  .object({
    total: z.int().openapi({ description: 'Exact up to 1,000' }),
    more: z.boolean().openapi({ description: 'There are more than `total`' }),
    hits: z.array(SearchHit).openapi({ description: 'The newest plans first' }),
  })
  .openapi('SearchAnswer');

export const ALL_PLANS_ROUTES = {
  getOverviewOfPlans: get({
    path: '/api/overview',
    name: 'getOverviewOfPlans',
    reach: 'read',
    summary: 'All plans this person may see, added up: tasks by status, by unit, by the month they come due',
    answer: OverviewOfPlans,
  }),
  searchTasks: get({
    path: '/api/search',
    name: 'searchTasks',
    reach: 'read',
    summary: 'Tasks of all plans this person may see, by their words, number or units',
    query: z.object({ q: z.string().trim().min(1).max(200), limit: z.coerce.number().int().min(1).max(100).default(25) }),
    answer: SearchAnswer,
  }),
};
