/** Names for the shapes of accounts and offices as the public API gives them, and what the screens ask for. */
import { queryOptions } from '@tanstack/react-query';
import { answer, api } from './client';
import type { components, operations } from './schema.generated';

type Schemas = components['schemas'];
export type Account = Schemas['Account'];
export type SignInStep = Schemas['SignInStep'];
export type SecondStep = Extract<SignInStep, { step: 'second-factor' }>;
export type FactorMethod = SecondStep['methods'][number];
export type Invitation = Schemas['Invitation'];
export type InvitationLink = Schemas['InvitationLink'];
export type PasswordRules = Schemas['PasswordRules'];
export type Proof = Schemas['Proof'];
export type UnitPerson = Schemas['UnitPerson'];
export type UnitPeople = Schemas['UnitPeople'];
export type PersonAct = UnitPerson['allowed'][number];
export type AccountStatus = UnitPerson['status'];
export type PersonRole = UnitPerson['roles'][number];
export type HandOver = Schemas['HandOver'];
export type Policy = Schemas['Policy'];
export type StoredPolicy = Schemas['StoredPolicy'];
export type Offices = Schemas['Offices'];
export type OfficeProposal = Schemas['OfficeProposal'];
export type Office = OfficeProposal['office'];
export type ApiToken = Schemas['ApiToken'];
export type SecurityLine = Schemas['SecurityLine'];
export type JournalRange = NonNullable<operations['listSecurityJournal']['parameters']['query']>;

export const accountQuery = queryOptions({ queryKey: ['account'], queryFn: () => answer(api.GET('/api/account')) });
export const unitPeopleQuery = (unitId: string) =>
  queryOptions({
    queryKey: ['accounts', 'unit', unitId],
    queryFn: () => answer(api.GET('/api/units/{unitId}/people', { params: { path: { unitId } } })),
  });
export const handOverQuery = (personId: string) =>
  queryOptions({
    queryKey: ['accounts', 'hand-over', personId],
    queryFn: () => answer(api.GET('/api/people/{personId}/hand-over', { params: { path: { personId } } })),
  });
export const accountsQuery = (q: string, status: AccountStatus | null, after: string | null) =>
  queryOptions({
    queryKey: ['accounts', 'all', q, status, after],
    queryFn: () =>
      answer(
        api.GET('/api/accounts', {
          params: { query: { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(after ? { after } : {}) } },
        }),
      ),
    placeholderData: (before) => before,
  });
export const policyQuery = queryOptions({ queryKey: ['policy'], queryFn: () => answer(api.GET('/api/policy')) });
export const officesQuery = queryOptions({ queryKey: ['offices'], queryFn: () => answer(api.GET('/api/offices')) });
export const tokensQuery = queryOptions({ queryKey: ['tokens'], queryFn: () => answer(api.GET('/api/tokens')) });
export const settingsQuery = queryOptions({ queryKey: ['settings'], queryFn: () => answer(api.GET('/api/settings')) });
export const securityChainQuery = queryOptions({
  queryKey: ['security-journal', 'chain'],
  queryFn: () => answer(api.GET('/api/security-journal/chain')),
  staleTime: 0,
});
