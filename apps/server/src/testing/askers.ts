/** For tests of permission: one asker of each role, of the plan's own and of foreign units, and nobody. */
import { expect } from 'vitest';
import type { Answer, Client, TestServer } from './test-server.js';

export const ASKERS = {
  coordinator: ['省发展改革委', 'coordinator'],
  'liaison of the unit that verifies': ['省发展改革委', 'liaison'],
  'own liaison': ['市民政局', 'liaison'],
  'own handler': ['市民政局', 'handler'],
  'own leader in charge': ['市民政局', 'leader'],
  'liaison of a foreign unit': ['省审计厅', 'liaison'],
  'verifier of a unit that verifies nothing here': ['省统计局', 'verifier'],
  principal: ['省政府办公厅', 'principal'],
  auditor: ['省审计厅', 'auditor'],
  'coordinator of another unit': ['other', 'coordinator'],
  'system administrator': ['other', 'system'],
  'security administrator': ['other', 'security'],
  nobody: null,
} as const;
export type Asker = keyof typeof ASKERS;
export const EVERYBODY = Object.keys(ASKERS) as Asker[];

/** Sees the plan once something of it is dispatched. */
export const READERS: readonly Asker[] = [
  'coordinator',
  'liaison of the unit that verifies',
  'own liaison',
  'own handler',
  'own leader in charge',
  'principal',
  'auditor',
];
export const DESK: readonly Asker[] = ['coordinator', 'auditor'];
/** Of the directory of units. */
export const KEEPERS: readonly Asker[] = ['coordinator', 'coordinator of another unit', 'system administrator'];
export const SIGNED_IN: readonly Asker[] = EVERYBODY.filter((asker) => asker !== 'nobody');

export const clientsOf = async (server: TestServer): Promise<ReadonlyMap<Asker, Client>> => {
  const clients = new Map<Asker, Client>();
  for (const asker of EVERYBODY) {
    const who = ASKERS[asker];
    const personId = who === null ? null : who[0] === 'other' ? `other.${who[1]}` : server.person(who[0], who[1]);
    clients.set(asker, await server.as(personId));
  }
  return clients;
};

export const ABSENT = 'p-000000000000';
/** A problem without what names the plan asked for. */
const asAbsent = async (answer: Response): Promise<Answer> => ({ status: answer.status, body: await answer.json() });

/** Word for word the answer of a plan that does not exist. */
export const expectHidden = async (asker: Asker, planId: string, ask: (planId: string) => Promise<Response>): Promise<void> => {
  const [real, absent] = [await ask(planId), await ask(ABSENT)];
  expect(real.status, asker).toBe(asker === 'nobody' ? 401 : 404);
  expect(await asAbsent(real), asker).toEqual(await asAbsent(absent));
};
