/** Forms that many routes share: a read, a file as an answer. */
import { createRoute, z } from '@hono/zod-openapi';
import { json, problems } from './shapes.js';

/**
 * How far a route reaches. `open`: nobody need be signed in. `read`: a person, and only what they may see. `desk`: the plan's coordinator or auditor.
 * `act`: a person and the rule's own `may`. `own`: oneself, also before the sign-in is finished. `people`: the unit's liaison or the security
 * administrator. `security`, `system`, `audit`: that administrator. `offices`: any of the three.
 */
export type Reach = 'open' | 'read' | 'desk' | 'act' | 'own' | 'people' | 'security' | 'system' | 'audit' | 'offices';

export const language = { headers: z.object({ 'accept-language': z.string().max(200).optional() }) };

export const get = <P extends string, R extends z.ZodObject | undefined, Q extends z.ZodObject | undefined, S extends z.ZodType>(route: {
  path: P;
  name: string;
  reach: Reach;
  summary: string;
  params?: R;
  query?: Q;
  answer: S;
}) =>
  createRoute({
    method: 'get',
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    'x-reach': route.reach,
    request: {
      ...language,
      ...(route.params ? { params: route.params as NonNullable<R> } : {}),
      ...(route.query ? { query: route.query as NonNullable<Q> } : {}),
    },
    responses: { 200: json(route.answer), ...problems },
  });

export const file = (types: readonly string[]) => ({
  description: 'The file, as an attachment',
  content: Object.fromEntries(types.map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }])),
});
