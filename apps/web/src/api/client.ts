/**
 * The only way out of the screens: the public HTTP API through the types generated from openapi.json. Never a rule of its own.
 */
import createClient from 'openapi-fetch';
import { currentLocale } from '../words/locale';
import { withForgeryToken } from './forgery';
import { ProblemError, problemOf } from './problem';
import type { components, paths } from './schema.generated';
import { hearProblem } from './session-watch';

type Schemas = components['schemas'];
export type TaskRow = Schemas['TaskRow'];
export type TaskDetail = Schemas['TaskDetail'];
export type TaskPage = Schemas['TaskPage'];
export type Plan = Schemas['Plan'];
export type PlanSummary = Schemas['PlanSummary'];
export type PlanUnit = Schemas['PlanUnit'];
export type PlanDocument = Schemas['Document'];
export type Finding = Schemas['Finding'];
export type Group = Schemas['Group'];
export type Checklist = Schemas['Checklist'];
export type Overview = Schemas['Overview'];
export type Indicator = Schemas['Indicator'];
export type Person = Schemas['Person'];
export type Session = Schemas['Session'];
export type Unit = Schemas['Unit'];
export type UnitRef = Schemas['UnitRef'];
export type HistoryLine = Schemas['HistoryLine'];
export type Executed = Schemas['Executed'];
export type ClosingKind = TaskRow['closingKind'];
export type TaskStatus = TaskRow['status'];
export type NotReadyReason = TaskRow['notReady'][number];
export type Role = 'lead' | 'responsible' | 'support';
export type Duty = { unitId: string; role: Role };

export const api = createClient<paths>({ baseUrl: '/', querySerializer: { array: { style: 'form', explode: false } } });
api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', currentLocale());
    if (request.method !== 'GET') withForgeryToken((name, token) => request.headers.set(name, token));
    return request;
  },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The answer's data, or the problem thrown. */
export async function answer<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    throw ProblemError.unreachable(cause);
  });
  if (!response.ok) throw hearProblem(new ProblemError(problemOf(error, response.status)));
  return data as T;
}
