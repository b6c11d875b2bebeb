/**
 * Who asks, and how that is known: a server has one `Identity`; use cases see its answer and nothing of how it was found. Real accounts stand in
 * account-identity.ts, the evaluation's chooser in evaluation.ts.
 */
import type { TokenScope } from '@taizhang/identity';
import type { Actor, PersonRole } from '@taizhang/ledger';

export type SignedIn = {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string;
  readonly roles: readonly PersonRole[];
};

export type SessionWay = {
  readonly kind: 'session';
  readonly tokenHash: string;
  /** Instants in milliseconds. */
  readonly startedAt: number;
  readonly provedAt: number;
  /** What must be done before anything else. */
  readonly pending: readonly string[];
  /** Bound to the session: a page of another site cannot know it. */
  readonly forgeryToken: string;
  readonly idleSeconds: number | null;
};
/** By a session, by an outside system's token, or from this machine itself (the command line, the evaluation's story). */
export type Way =
  | SessionWay
  | { readonly kind: 'token'; readonly tokenId: string; readonly scopes: readonly TokenScope[] }
  | { readonly kind: 'local'; readonly acts: boolean };
export type Asker = { readonly person: SignedIn; readonly way: Way };

export type Identity = {
  readonly mode: 'evaluation' | 'production';
  /** The person whose request this is, or null. */
  readonly whoIs: (request: Request) => Promise<Asker | null>;
};

/** What a journal may know of a person: the id, never the name. */
export const actorOf = ({ personId, unitId, roles }: SignedIn): Actor => ({ personId, unitId, roles });
