/** The token against forged requests: it comes with the session, is kept in memory alone, and goes out with everything but reading. */
import type { Session } from './client';

const HEADER = 'x-taizhang-forgery';
let token: string | null = null;
let lastPersonId: string | null = null;

/** Every answer that holds the session passes here: the newest token counts. */
export function knowSession(session: Session): Session {
  token = session.forgeryToken;
  lastPersonId = session.person?.personId ?? lastPersonId;
  return session;
}

/** Whose session this page saw last, over or not. */
export const lastPerson = (): string | null => lastPersonId;

export function withForgeryToken(set: (name: string, token: string) => void): void {
  if (token !== null) set(HEADER, token);
}
