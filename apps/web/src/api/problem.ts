/** Problem details (RFC 9457) as the screens hold them. What a person reads is `detail`, made by the server in the person's language. */
import type { components } from './schema.generated';

export type Problem = components['schemas']['Problem'];

/** The server did not answer at all. */
export const UNREACHABLE = 'screen/unreachable';

const bare = (status: number, code: string): Problem => ({
  type: 'about:blank',
  title: '',
  status,
  detail: '',
  code,
  params: {},
  tasks: [],
  notReady: [],
  fields: [],
  incident: null,
  planId: null,
});

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail || problem.code);
    this.problem = problem;
  }

  static unreachable(cause: unknown): ProblemError {
    const error = new ProblemError(bare(0, UNREACHABLE));
    error.cause = cause;
    return error;
  }

  /** Sending the same thing again may help: nothing answered, or the database was away. */
  get passing(): boolean {
    return this.problem.status === 0 || this.problem.status === 503;
  }
}

export const problemOf = (error: unknown, status: number): Problem =>
  error && typeof error === 'object' && 'code' in error
    ? { ...bare(status, ''), ...(error as Partial<Problem>) }
    : bare(status, 'screen/unreadable');
