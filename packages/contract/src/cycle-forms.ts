/** Forms that the routes of the half-year cycle share: a download, a save that may conflict, an upload. */
import { createRoute, z } from '@hono/zod-openapi';
import { file, language, type Reach } from './route-forms.js';
import { body, json, Problem, problems } from './shapes.js';

export const download = <P extends string, R extends z.ZodObject, Q extends z.ZodObject>(route: {
  path: P;
  name: string;
  reach: Reach;
  summary: string;
  params: R;
  query: Q;
  types: readonly string[];
}) =>
  createRoute({
    method: 'get',
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    'x-reach': route.reach,
    request: { ...language, params: route.params, query: route.query },
    responses: { 200: file(route.types), ...problems },
  });

/** A conflict shows what the other person wrote, so that nobody loses words. */
const conflict = <S extends z.ZodType>(theirs: S) => ({
  description: 'Somebody else saved meanwhile: `theirs` are the words as they are now',
  content: { 'application/problem+json': { schema: Problem.extend({ theirs }) } },
});
export const save = <P extends string, R extends z.ZodObject, B extends z.ZodObject, S extends z.ZodType>(route: {
  path: P;
  name: string;
  summary: string;
  params: R;
  body: B;
  answer: S;
}) =>
  createRoute({
    method: 'put',
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    'x-reach': 'act',
    request: { params: route.params, body: body(route.body) },
    responses: { 200: json(route.answer), ...problems, 412: conflict(route.answer) },
  });
export const upload = <P extends string, R extends z.ZodObject, Q extends z.ZodObject, S extends z.ZodType>(route: {
  path: P;
  name: string;
  summary: string;
  params: R;
  query: Q;
  answer: S;
}) =>
  createRoute({
    method: 'post',
    path: route.path,
    operationId: route.name,
    summary: route.summary,
    'x-reach': 'act',
    request: {
      params: route.params,
      query: route.query,
      body: {
        required: true,
        content: { 'multipart/form-data': { schema: z.object({ file: z.any().openapi({ type: 'string', format: 'binary' }) }) } },
      },
    },
    responses: { 200: json(route.answer), ...problems },
  });
