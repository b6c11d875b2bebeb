/**
 * How an administrator's office is given, ended, or its holder let in again: one administrator proposes, one of another kind confirms, and neither is
 * the person concerned; so nobody raises himself, and no single kind fills the house. Until every office has once had a holder ("founding"), the
 * security administrator fills an empty office alone: there is nobody yet who could confirm.
 */
import { type Holder, OFFICES, type Office, officeOf } from './roles.js';

export type OfficeActKind = 'give' | 'end' | 'renew';
export type OfficeProposal = {
  readonly kind: OfficeActKind;
  readonly office: Office;
  readonly personId: string;
  readonly proposedBy: { readonly personId: string; readonly office: Office };
};
export type Offices = { readonly founded: boolean; readonly holders: readonly (Holder & { readonly active: boolean })[] };
export type OfficeRefusal = 'act/not-yours' | 'office/oneself' | 'office/same-hand' | 'office/wrong-state' | 'office/last-holder';

const holdersOf = ({ holders }: Offices, office: Office) => holders.filter(({ roles }) => officeOf(roles) === office);

/** The office of who proposes or confirms, where they may do so at all. */
const handOf = (actor: Holder): Office | null => (actor.roles.length === 1 ? officeOf(actor.roles) : null);

/** Whether a proposal takes effect at once, without a second hand. */
export const actsAlone = (offices: Offices, { kind, office, proposedBy }: OfficeProposal): boolean =>
  !offices.founded &&
  kind !== 'end' &&
  proposedBy.office === 'securityAdministrator' &&
  holdersOf(offices, office).every(({ active }) => !active);

/** `person`: as they stand now; null for somebody new. */
export const proposalRefused = (
  offices: Offices,
  proposal: Omit<OfficeProposal, 'proposedBy'>,
  actor: Holder,
  person: Holder | null,
): OfficeRefusal | null => {
  if (handOf(actor) === null) return 'act/not-yours';
  if (proposal.personId === actor.personId) return 'office/oneself';
  const held = person === null ? null : officeOf(person.roles);
  if (proposal.kind === 'give') return person !== null && person.roles.length > 0 ? 'office/wrong-state' : null;
  if (held !== proposal.office) return 'office/wrong-state';
  const others = holdersOf(offices, proposal.office).filter(({ personId, active }) => active && personId !== proposal.personId);
  return proposal.kind === 'end' && others.length === 0 ? 'office/last-holder' : null;
};

/** Who confirms: an administrator of another kind, neither the proposer nor the person. The state is looked at again. */
export const confirmationRefused = (
  offices: Offices,
  proposal: OfficeProposal,
  actor: Holder,
  person: Holder | null,
): OfficeRefusal | null => {
  const hand = handOf(actor);
  if (hand === null) return 'act/not-yours';
  if (proposal.personId === actor.personId) return 'office/oneself';
  if (hand === proposal.proposedBy.office || actor.personId === proposal.proposedBy.personId) return 'office/same-hand';
  return proposalRefused(
    offices,
    proposal,
    { personId: proposal.proposedBy.personId, unitId: '', roles: [proposal.proposedBy.office] },
    person,
  );
};

/** The proposer withdraws; any other administrator refuses, which is the same. */
export const mayWithdraw = (actor: Holder): boolean => handOf(actor) !== null;

/** Whether each office has had a holder who came in. */
export const isFounded = (offices: Offices): boolean =>
  offices.founded || OFFICES.every((office) => holdersOf(offices, office).some(({ active }) => active));
