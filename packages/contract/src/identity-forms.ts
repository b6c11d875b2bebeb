/** The form that most routes of accounts share: something is sent, something comes back. */
import { createRoute, type z } from '@hono/zod-openapi';
import type { Reach } from './route-forms.js';
import { body, json, problems } from './shapes.js';

export const send = <
  P extends string,
  R extends z.ZodObject | undefined,
  B extends z.ZodObject,
  S extends z.ZodType,
  M extends 'post' | 'put' = 'post',
>(route: {
  path: P;
  name: string;
  reach: Reach;
  summary: string;
  method?: M;
  params?: R;
  body: B;
  answer: S;
}) =>
  createRoute({
    method: (route.method ?? 'post') as M,
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    'x-reach': route.reach,
    request: {
      ...(route.params ? { params: route.params as NonNullable<R> } : {}),
      body: body(route.body),
    },
    responses: { 200: json(route.answer), ...problems },
  });
