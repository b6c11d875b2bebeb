/**
 * A use case: a route of the contract and what answers it. The handler gets what the contract validated, who asks, and the server's parts;
 * it returns an answer of the contract's shape or a refusal. It must never look at cookies, headers of the session, or write a status itself.
 */
import type { z } from '@hono/zod-openapi';
import type { Locale } from '@taizhang/i18n';
import type { Context } from 'hono';
import type { Accounts } from '../identity/accounts.js';
import type { SignedIn, Way } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import type { Refused } from './problem.js';

export type DeepReadonly<T> = T extends (infer I)[]
  ? readonly DeepReadonly<I>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;

type Output<S> = S extends z.ZodType ? z.output<S> : undefined;
type Part<R, K extends string> = R extends { request: infer Q }
  ? Q extends { readonly [key in K]?: infer S }
    ? Output<NonNullable<S>>
    : undefined
  : undefined;
type BodyOf<R> = R extends { request: { body: { content: { 'application/json': { schema: infer S } } } } } ? Output<S> : undefined;
type JsonOf<A> = A extends { content: { 'application/json': { schema: infer S extends z.ZodType } } } ? DeepReadonly<z.input<S>> : never;
export type AnswerOf<R> = R extends { responses: infer A }
  ? A extends { 200: infer B }
    ? JsonOf<B>
    : A extends { 201: infer B }
      ? JsonOf<B>
      : never
  : never;

export type Call<R, P = SignedIn> = {
  readonly params: Part<R, 'params'>;
  readonly query: Part<R, 'query'>;
  readonly body: BodyOf<R>;
  readonly person: P;
  readonly way: Way | null;
  readonly locale: Locale;
  readonly parts: Parts;
  readonly http: Context;
};

export type Outcome<T> = { readonly answer: T; readonly headers?: Readonly<Record<string, string>> | undefined } | Refused | Response;

type Route = { readonly method: string; readonly path: string; readonly operationId?: string; readonly 'x-reach'?: string };

export type UseCase = {
  readonly route: Route;
  readonly open: boolean;
  /** The handler reads the body itself (a file). */
  readonly ownBody: boolean;
  readonly handle: (call: Call<unknown, SignedIn | null>) => Promise<Outcome<unknown>>;
};

type Handle<R, P> = (call: Call<R, P>) => Promise<Outcome<AnswerOf<R>>>;

/** For a person who is signed in. */
export const answers = <const R extends Route>(route: R, handle: Handle<R, SignedIn>, ownBody = false): UseCase => ({
  route,
  open: false,
  ownBody,
  handle: handle as UseCase['handle'],
});

/** For anybody. */
export const answersAnybody = <const R extends Route>(route: R, handle: Handle<R, SignedIn | null>): UseCase => ({
  route,
  open: true,
  ownBody: false,
  handle: handle as UseCase['handle'],
});

type WithAccounts = { readonly accounts: Accounts };
const NOT_HERE = { refused: 'session/not-in-this-mode' } as const;

/** For a person who is signed in, where accounts are real. */
export const answersWithAccounts = <const R extends Route>(
  route: R,
  handle: (call: Call<R, SignedIn> & WithAccounts) => Promise<Outcome<AnswerOf<R>>>,
): UseCase =>
  answers(route, async (call) => (call.parts.accounts === null ? NOT_HERE : handle({ ...call, accounts: call.parts.accounts })));

/** For anybody, where accounts are real. */
export const answersAnybodyWithAccounts = <const R extends Route>(
  route: R,
  handle: (call: Call<R, SignedIn | null> & WithAccounts) => Promise<Outcome<AnswerOf<R>>>,
): UseCase =>
  answersAnybody(route, async (call) => (call.parts.accounts === null ? NOT_HERE : handle({ ...call, accounts: call.parts.accounts })));
