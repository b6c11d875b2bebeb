/** A person's account as liaisons and the security administrator see it, with what may be done. */
import type { z } from '@hono/zod-openapi';
import type { UnitPerson } from '@taizhang/contract';
import { isLocked, keepsAccountOf } from '@taizhang/identity';
import type { AccountRow } from '@taizhang/store';
import type { DeepReadonly } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { failuresOf } from '../sign-in/failures.js';

export type PersonAnswer = DeepReadonly<z.input<typeof UnitPerson>>;
export type PersonStatus = PersonAnswer['status'];
type PersonAct = PersonAnswer['allowed'][number];

export const statusOf = (account: AccountRow, now: Date): PersonStatus =>
  account.status === 'active' && isLocked(failuresOf(account), now.getTime()) ? 'locked' : account.status;

const ACTS: Readonly<Record<PersonStatus, readonly PersonAct[]>> = {
  invited: ['change', 'renew-invitation', 'remove'],
  active: ['change', 'renew-invitation', 'remove', 'hand-over'],
  locked: ['change', 'renew-invitation', 'unlock', 'remove', 'hand-over'],
  removed: ['change', 'erase'],
  erased: [],
};

/**
 * Whoever removed a person of the unit gave the roles away with it: the unit is enough. Who is proposed for an office has no role yet either, and is
 * nobody's to keep: a link made meanwhile would open the office to whoever made it.
 */
const keeps = (viewer: SignedIn, account: AccountRow): boolean => !account.proposed && keepsAccountOf(viewer, account);

/** Handing over is what a liaison does with the own post, too. */
export const allowedOn = (viewer: SignedIn, account: AccountRow, now: Date): readonly PersonAct[] => {
  if (viewer.personId === account.personId) return viewer.roles.includes('liaison') ? ['hand-over'] : [];
  return keeps(viewer, account) ? ACTS[statusOf(account, now)] : [];
};

export const describePerson = async (account: AccountRow, viewer: SignedIn, parts: Parts): Promise<PersonAnswer> => {
  const { personId, name, loginName, unitId, roles, mail, phone, signedInAt, invitationEndsAt, totp, passkeys } = account;
  const now = parts.clock();
  const open = invitationEndsAt !== null && Date.parse(invitationEndsAt) > now.getTime();
  return {
    personId,
    name,
    loginName: loginName ?? '',
    unit: { unitId, name: (await parts.names.one(unitId)).name },
    roles,
    mail,
    phone,
    status: statusOf(account, now),
    lastSignedInAt: signedInAt,
    invitationEndsAt: open ? invitationEndsAt : null,
    secondFactor: totp || passkeys > 0,
    allowed: allowedOn(viewer, account, now),
  };
};
