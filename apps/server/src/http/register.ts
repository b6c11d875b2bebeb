/** Puts a use case on its route: who asks, the contract's validation, the answer's form. Knows every use case's outline and none of their work. */
import { OpenAPIHono, type z } from '@hono/zod-openapi';
import { reachAllows, tokenReaches } from '@taizhang/identity';
import type { Context, Handler, MiddlewareHandler } from 'hono';
import { markInWords } from '../files/secrecy.js';
import type { SignedIn, Way } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { jsonAnswer } from './json-answer.js';
import { localeOfRequest } from './language.js';
import { malformed } from './malformed.js';
import { problemResponse, type Refused } from './problem.js';
import { rateLimit, type Windows } from './rate-limits.js';
import { answerHeaders } from './security-headers.js';
import { unstorableIn } from './unstorable.js';
import type { Call, Outcome, UseCase } from './use-case.js';

export type Env = { Variables: { person: SignedIn | null; way: Way | null } };

export const newApp = (): OpenAPIHono<Env> =>
  new OpenAPIHono<Env>({
    defaultHook: (result, c) => {
      if (!result.success) return problemResponse(malformed(result.error.issues), localeOfRequest(c));
      return undefined;
    },
  });

type Schema = z.ZodType;
type Responses = Readonly<Record<number, { readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }>>;

const answerStatus = (route: UseCase['route']): 200 | 201 | 204 => {
  const responses = (route as unknown as { responses: Responses }).responses;
  return responses[200] ? 200 : responses[201] ? 201 : 204;
};

const schemaOf = (route: UseCase['route']): Schema | undefined =>
  (route as unknown as { responses: Responses }).responses[answerStatus(route)]?.content?.['application/json']?.schema;

type Headers = Readonly<Record<string, string>>;

const toResponse = (
  useCase: UseCase,
  outcome: Outcome<unknown>,
  c: Context<Env>,
  parts: Parts,
  secured: Headers,
): Response | Promise<Response> => {
  if (outcome instanceof Response) return outcome;
  const locale = localeOfRequest(c);
  if ('refused' in outcome) {
    parts.metrics.refused(outcome.refused);
    return problemResponse(outcome, locale);
  }
  const status = answerStatus(useCase.route);
  if (status === 204) return c.body(null, 204, { ...outcome.headers });
  if (parts.checkAnswers) schemaOf(useCase.route)?.parse(outcome.answer);
  return jsonAnswer(c, outcome.answer, status, { ...secured, 'content-language': locale, ...outcome.headers });
};

const valid = (c: Context<Env>, part: 'param' | 'query' | 'json'): unknown => {
  try {
    return c.req.valid(part as never);
  } catch {
    return undefined;
  }
};

const callOf = (c: Context<Env>, parts: Parts): Call<unknown, SignedIn | null> => ({
  params: valid(c, 'param') as undefined,
  query: valid(c, 'query') as undefined,
  body: valid(c, 'json') as undefined,
  person: c.get('person'),
  way: c.get('way'),
  locale: localeOfRequest(c),
  parts,
  http: c,
});

/** A route that reads its own body is validated by nobody else: its address is looked at as it came. */
const asSent = (c: Context<Env>) => ({ params: c.req.param(), query: c.req.query(), body: undefined });

/** Reach: who is signed in, whether the sign-in is finished, whether the role or the token reaches this route at all. */
const refusedBy = ({ route }: UseCase, person: SignedIn | null, way: Way | null): Refused | null => {
  const reach = route['x-reach'] ?? 'read';
  if (person === null || way === null) return { refused: 'session/none' };
  if (way.kind === 'session' && way.pending.length > 0 && reach !== 'own') return { refused: 'session/unfinished' };
  if (way.kind === 'local' && !way.acts && route.method !== 'get') return { refused: 'not-found' };
  const name = route.operationId ?? '';
  if (way.kind === 'token' && !tokenReaches(way.scopes, { name, reach, reads: route.method === 'get' })) return { refused: 'not-found' };
  return reachAllows(reach, person.roles) ? null : { refused: 'not-found' };
};

const guard =
  (useCase: UseCase): MiddlewareHandler<Env> =>
  async (c, next) => {
    const refused = refusedBy(useCase, c.get('person'), c.get('way'));
    return refused === null ? next() : problemResponse(refused, localeOfRequest(c));
  };

export const register = (app: OpenAPIHono<Env>, useCase: UseCase, parts: Parts, windows: Windows): void => {
  const { route } = useCase;
  const path = (route as unknown as { getRoutingPath(): string }).getRoutingPath();
  const secured = answerHeaders(parts.settings.origin);
  const handler: Handler<Env> = async (c) => {
    const call = callOf(c, parts);
    return toResponse(
      useCase,
      unstorableIn(useCase.ownBody ? asSent(c) : call) ?? markInWords(call.body) ?? (await useCase.handle(call)),
      c,
      parts,
      secured,
    );
  };
  if (!useCase.open) app.on(route.method, path, guard(useCase));
  const limit = rateLimit(route.operationId, parts, windows);
  if (limit !== null) app.on(route.method, path, limit);
  if (useCase.ownBody) app.on(route.method, path, handler);
  else app.openapi(route as never, handler as never);
};
