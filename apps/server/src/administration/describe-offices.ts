/** The administrators' offices as the page shows them, and the facts that their rules ask for. */
import type { z } from '@hono/zod-openapi';
import type { Offices as OfficesShape } from '@taizhang/contract';
import { confirmationRefused, isFounded, isOffice, mayWithdraw, OFFICES, type Offices, officeOf } from '@taizhang/identity';
import {
  type AccountRow,
  accountOf,
  accountsWithRoles,
  type Carrier,
  identityState,
  namesOfPeople,
  openProposals,
  type ProposalRow,
} from '@taizhang/store';
import type { DeepReadonly } from '../http/use-case.js';
import type { SignedIn } from '../identity/identity.js';
import type { Parts } from '../parts.js';
import { statusOf } from '../people/describe-person.js';

export type OfficesAnswer = DeepReadonly<z.input<typeof OfficesShape>>;

/** `founded` stays true once it was. */
export const officesNow = async (carrier: Carrier): Promise<Offices & { readonly accounts: readonly AccountRow[] }> => {
  const accounts = await accountsWithRoles(carrier, OFFICES);
  const founded = (await identityState<{ founded: boolean }>(carrier, 'founded'))?.value.founded ?? false;
  const offices = { founded, holders: accounts.map((one) => ({ ...one, active: one.status === 'active' })), accounts };
  return { ...offices, founded: isFounded(offices) };
};

export const ruleOf = ({ kind, office, personId, by, byOffice }: ProposalRow) => ({
  kind,
  office,
  personId,
  proposedBy: { personId: by, office: byOffice },
});

const allowedOn = (offices: Offices, row: ProposalRow, viewer: SignedIn, person: AccountRow | null) => [
  ...(confirmationRefused(offices, ruleOf(row), viewer, person) === null ? (['confirm'] as const) : []),
  ...(mayWithdraw(viewer) ? (['withdraw'] as const) : []),
];

export const describeOffices = async (viewer: SignedIn, parts: Parts): Promise<OfficesAnswer> => {
  const { pool } = parts.store;
  const offices = await officesNow(pool);
  const rows = await openProposals(pool);
  const names = await namesOfPeople(
    parts.store,
    rows.flatMap(({ personId, by }) => [personId, by]),
  );
  const named = (personId: string) => ({ personId, name: names.get(personId) ?? '' });
  const people = await Promise.all(rows.map((row) => accountOf(pool, row.personId)));
  const holders = (office: string) => offices.accounts.filter(({ roles }) => officeOf(roles) === office);
  return {
    founded: offices.founded,
    offices: OFFICES.map((office) => ({
      office,
      holders: holders(office).map((one) => ({ personId: one.personId, name: one.name, status: statusOf(one, parts.clock()) })),
    })),
    proposals: rows.map((row, at) => ({
      proposalId: row.proposalId,
      kind: row.kind,
      office: row.office,
      person: named(row.personId),
      by: named(row.by),
      at: row.at,
      allowed: allowedOn(offices, row, viewer, people[at] ?? null),
    })),
    mayPropose: viewer.roles.some(isOffice) ? OFFICES : [],
  };
};
