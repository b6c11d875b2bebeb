/**
 * The rules of accounts as data: changed by the security administrator, never below the floors. The floors follow GB/T 22239-2019 (等保 2.0) level 3
 * §8.1.4.1 and 网络安全法 art. 21(3): the security journal is kept at least six months.
 */
export type Policy = {
  readonly password: {
    readonly minLength: number;
    /** How many of lower case, upper case, digits, other signs. */
    readonly classes: number;
    /** Null: passwords do not age. */
    readonly maxAgeDays: number | null;
    /** How many former passwords may not be taken again. */
    readonly history: number;
  };
  readonly lock: { readonly failures: number; readonly minutes: number };
  readonly session: { readonly idleMinutes: number; readonly absoluteHours: number; readonly atOnce: number };
  /** Administrators always need one. */
  readonly secondFactor: { readonly everybody: boolean };
  readonly invitation: { readonly hours: number };
  readonly journal: { readonly months: number };
};

export const DEFAULT_POLICY: Policy = {
  password: { minLength: 10, classes: 3, maxAgeDays: 90, history: 5 },
  lock: { failures: 5, minutes: 15 },
  session: { idleMinutes: 30, absoluteHours: 12, atOnce: 3 },
  secondFactor: { everybody: true },
  invitation: { hours: 72 },
  journal: { months: 12 },
};

/** The weakest policy that may be set: each number is a least (`minLength`) or a most (`failures`). */
export const POLICY_FLOORS: Policy = {
  password: { minLength: 8, classes: 2, maxAgeDays: null, history: 1 },
  lock: { failures: 10, minutes: 5 },
  session: { idleMinutes: 120, absoluteHours: 24, atOnce: 10 },
  secondFactor: { everybody: false },
  invitation: { hours: 168 },
  journal: { months: 6 },
};

type Bound = { readonly field: string; readonly least?: boolean; readonly of: (policy: Policy) => number | null };
const BOUNDS: readonly Bound[] = [
  { field: 'password.minLength', least: true, of: ({ password }) => password.minLength },
  { field: 'password.classes', least: true, of: ({ password }) => password.classes },
  { field: 'password.history', least: true, of: ({ password }) => password.history },
  { field: 'lock.failures', of: ({ lock }) => lock.failures },
  { field: 'lock.minutes', least: true, of: ({ lock }) => lock.minutes },
  { field: 'session.idleMinutes', of: ({ session }) => session.idleMinutes },
  { field: 'session.absoluteHours', of: ({ session }) => session.absoluteHours },
  { field: 'session.atOnce', of: ({ session }) => session.atOnce },
  { field: 'invitation.hours', of: ({ invitation }) => invitation.hours },
  { field: 'journal.months', least: true, of: ({ journal }) => journal.months },
];

export type BelowFloor = { readonly field: string; readonly floor: number };

/** The first field that is weaker than its floor. */
export const belowFloor = (policy: Policy): BelowFloor | null => {
  for (const { field, least, of } of BOUNDS) {
    const [given, floor] = [of(policy), of(POLICY_FLOORS)];
    if (given === null || floor === null) continue;
    if (least ? given < floor : given > floor) return { field, floor };
  }
  return null;
};
