/** Who must know that the session is over, or that the person is back: the frame of the screens, and words that wait to be saved. */
import { ProblemError } from './problem';

/** Nobody is signed in any more, something must be done first, or another tab of this browser has signed in anew. */
const OVER = ['session/none', 'session/unfinished', 'request/forged'];
const overListeners = new Set<() => void>();
const backListeners = new Set<() => void>();

function listening(listeners: Set<() => void>, listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const onSessionOver = (listener: () => void): (() => void) => listening(overListeners, listener);
export const onSessionBack = (listener: () => void): (() => void) => listening(backListeners, listener);

export const saysSessionOver = (error: unknown): boolean => error instanceof ProblemError && OVER.includes(error.problem.code);

/** The sign-in stands over the screen then, and says what is to be said. */
export const saysSignedOut = (error: unknown): boolean => error instanceof ProblemError && error.problem.code === 'session/none';

export function hearProblem(error: ProblemError): ProblemError {
  if (saysSessionOver(error)) for (const listener of overListeners) listener();
  return error;
}

export function tellSessionBack(): void {
  for (const listener of backListeners) listener();
}
