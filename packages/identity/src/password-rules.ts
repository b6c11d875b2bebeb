/** What a password must be, and when it has aged. Hashing and comparing former ones is the server's. */
import type { Policy } from './policy.js';

const CLASSES: readonly RegExp[] = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u];

export const classesIn = (password: string): number => CLASSES.filter((kind) => kind.test(password)).length;

/** Characters as a person counts them, not UTF-16 units. */
const lengthOf = (text: string): number => [...text].length;

export type PasswordFault =
  | { readonly code: 'password/too-weak'; readonly params: { readonly minLength: number; readonly classes: number } }
  | { readonly code: 'password/holds-name'; readonly params: Record<string, never> };

/** `names`: the sign-in name and whatever else may not stand in the password. Names of under three characters are no clue. */
export const passwordFault = (password: string, names: readonly string[], { password: rules }: Policy): PasswordFault | null => {
  const { minLength, classes } = rules;
  if (lengthOf(password) < minLength || classesIn(password) < classes) return { code: 'password/too-weak', params: { minLength, classes } };
  const low = password.toLowerCase();
  const held = names.some((name) => lengthOf(name) >= 3 && low.includes(name.toLowerCase()));
  return held ? { code: 'password/holds-name', params: {} } : null;
};

const DAY = 24 * 60 * 60 * 1000;

/** The instant (milliseconds) from which the password must be changed; null where passwords do not age. */
export const passwordEndsAt = (setAt: number, { password }: Policy): number | null =>
  password.maxAgeDays === null ? null : setAt + password.maxAgeDays * DAY;

export const mustChangePassword = (setAt: number, now: number, policy: Policy): boolean => {
  const endsAt = passwordEndsAt(setAt, policy);
  return endsAt !== null && endsAt <= now;
};
