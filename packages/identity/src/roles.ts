/**
 * Who may hold which roles together, and who may give them. The three administrators (三员: 系统, 安全, 审计管理员; GB/T 22239-2019 §8.1.5) exclude one another
 * and every role of the ledger.
 */
import type { PersonRole } from '@taizhang/ledger';

export const OFFICES = ['systemAdministrator', 'securityAdministrator', 'auditor'] as const satisfies readonly PersonRole[];
export type Office = (typeof OFFICES)[number];

/** What a liaison may give in the own unit. */
export const UNIT_ROLES = ['liaison', 'handler', 'leaderInCharge', 'verifier'] as const satisfies readonly PersonRole[];
/** What reaches beyond one unit is given by the security administrator. */
export const LEDGER_ROLES = [...UNIT_ROLES, 'coordinator', 'principal'] as const satisfies readonly PersonRole[];

export const isOffice = (role: PersonRole): role is Office => (OFFICES as readonly PersonRole[]).includes(role);
export const officeOf = (roles: readonly PersonRole[]): Office | null => roles.find(isOffice) ?? null;

/** An administrator holds the one office and nothing else; nobody holds a role twice. */
export const rolesExclude = (roles: readonly PersonRole[]): boolean =>
  new Set(roles).size !== roles.length || (roles.some(isOffice) && roles.length > 1);

export type Holder = { readonly personId: string; readonly unitId: string; readonly roles: readonly PersonRole[] };

/** The roles that `giver` may give a person of the unit. Offices are never given here: they take two hands (offices.ts). */
export const rolesToGive = (giver: Holder, unitId: string): readonly PersonRole[] => {
  if (rolesExclude(giver.roles)) return [];
  if (giver.roles.includes('securityAdministrator')) return LEDGER_ROLES;
  return giver.roles.includes('liaison') && giver.unitId === unitId ? UNIT_ROLES : [];
};

/** Whether `giver` keeps the account of `person`: not their own, no administrator's, nobody with roles that `giver` could not give. */
export const keepsAccountOf = (giver: Holder, person: Holder): boolean => {
  const roles = rolesToGive(giver, person.unitId);
  return roles.length > 0 && giver.personId !== person.personId && person.roles.every((role) => roles.includes(role));
};

/** Routes that a role alone opens or keeps shut (`x-reach` in the contract). What lies behind them is asked by the use case, in the query. */
const ROLES_OF_REACH: Readonly<Record<string, readonly PersonRole[]>> = {
  people: ['liaison', 'securityAdministrator'],
  security: ['securityAdministrator'],
  system: ['systemAdministrator'],
  audit: ['auditor'],
  offices: OFFICES,
};
export const reachAllows = (reach: string, roles: readonly PersonRole[]): boolean => {
  const wanted = ROLES_OF_REACH[reach];
  return wanted === undefined || (!rolesExclude(roles) && roles.some((role) => wanted.includes(role)));
};
