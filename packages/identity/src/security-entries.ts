/**
 * What the security journal knows: types of entries and what each holds. People are ids; a typed name that belongs to nobody is not kept, for it is
 * often a password in the wrong box. A type never changes its meaning once released.
 */
export const SECURITY_TYPES = {
  'server.started': ['version'],
  'first-link.made': [],
  'session.began': ['by'],
  'session.ended': ['count'],
  'sign-in.failed': ['step'],
  'account.locked': ['minutes'],
  'account.unlocked': [],
  'account.invited': ['roles', 'unitId'],
  'account.invitation-renewed': [],
  'account.accepted': [],
  'account.changed': ['roles'],
  'account.removed': [],
  'account.erased': [],
  'account.linked': ['by'],
  'account.handed-over': ['notices', 'drafts', 'standIns'],
  'password.changed': [],
  'factor.added': ['kind'],
  'factor.removed': ['kind'],
  'factor.codes-made': [],
  'policy.changed': ['revision'],
  'office.proposed': ['kind', 'office'],
  'office.confirmed': ['kind', 'office'],
  'office.withdrawn': ['kind', 'office'],
  'token.made': ['tokenId', 'scopes', 'endsOn', 'unitId'],
  'token.revoked': ['tokenId'],
  'journal.exported': ['format', 'entries'],
  'journal.cleared': ['upTo', 'entries'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type SecurityType = keyof typeof SECURITY_TYPES;

export type SecurityEvent = {
  readonly type: SecurityType;
  /** Who did it; null where nobody is signed in. */
  readonly personId: string | null;
  /** Whom it is about, where that is somebody else or nobody is signed in. */
  readonly aboutId: string | null;
  readonly success: boolean;
  /** The network address the request came from, where there was one. */
  readonly address: string | null;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** The last instant (milliseconds) that may be cleared: whole months back from now, so that at least `months` are kept. */
export const clearableUntil = (now: Date, months: number): number =>
  Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, now.getUTCDate(), now.getUTCHours(), now.getUTCMinutes()) - 3 * 24 * 3_600_000;
