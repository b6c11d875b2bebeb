/**
 * Who asks: the seam where real accounts will go. A server has one `Identity`; use cases see its answer and nothing of how it was found.
 * The evaluation implementation stands beside this file.
 */
import type { PersonRole } from '@taizhang/ledger';

export type SignedIn = {
  readonly personId: string;
  readonly name: string;
  readonly unitId: string;
  readonly roles: readonly PersonRole[];
};

export type Identity = {
  readonly mode: 'evaluation' | 'production';
  /** The person whose request this is, or null. */
  readonly whoIs: (request: Request) => Promise<SignedIn | null>;
};
