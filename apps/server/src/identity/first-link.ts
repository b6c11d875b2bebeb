/** The first administrator's one-time link: whoever has this machine's terminal, or its database, is let in where nobody minds the accounts yet. */
import { accountsWithRoles, invitationOfNobody, type Store, transact } from '@taizhang/store';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { newLink } from '../people/invite.js';
import type { Accounts } from './accounts.js';

type World = { readonly store: Store; readonly clock: Clock; readonly log: Log; readonly accounts: Pick<Accounts, 'settings'> };

export const isMinded = async ({ store }: Pick<World, 'store'>): Promise<boolean> =>
  (await accountsWithRoles(store.pool, ['securityAdministrator'])).some(({ status }) => status === 'active');

/** Null where a security administrator is there. A link made before ends. */
export const makeFirstLink = async (world: World): Promise<string | null> => {
  if (await isMinded(world)) return null;
  const { store, clock, log, accounts } = world;
  const { link } = await transact(store, async ({ client, note }) => {
    const at = clock().toISOString();
    note({ type: 'first-link.made', personId: null, aboutId: null, success: true, address: null, at, facts: {} });
    return newLink(
      client,
      { personId: null, purpose: 'first', madeBy: null },
      { parts: { clock, log }, accounts: { ...accounts, mail: null } },
    );
  });
  return link;
};

/** At a start: a link where none was made, or the last one is over. Printed once; a lost one is made anew by the command. */
export const firstLinkAtStart = async (world: World): Promise<string | null> => {
  const made = await invitationOfNobody(world.store.pool, world.clock().toISOString());
  return made === null ? makeFirstLink(world) : null;
};
