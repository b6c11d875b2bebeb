/** Shapes of accounts: signing in step by step, one's own account, people of a unit, offices, policy, tokens, the security journal. */
import { z } from '@hono/zod-openapi';
import { Session } from './plans.js';
import { Day, Id, Instant, orNull, PersonRole, UnitRef } from './shapes.js';

export const LoginName = z.string().trim().min(2).max(64);
export const PersonName = z.string().trim().min(1).max(60);
export const Mail = z.email().max(200).nullable();
export const Phone = z
  .string()
  .trim()
  .regex(/^[0-9+()\- ]{3,30}$/)
  .nullable();
/** Longer than any real password; keeps the hash from being made to work for ever. */
export const Password = z.string().min(1).max(256);
export const Ticket = z.string().min(20).max(100);
export const OneTimeCode = z.string().trim().min(6).max(20);

/** Who has just signed in, or who knows the password again. Wanted where the last sign-in is more than ten minutes ago. */
export const Proof = z
  .object({ password: Password.optional(), code: OneTimeCode.optional() })
  .openapi('Proof', { description: 'One of the two; not wanted within ten minutes of signing in' });

export const FactorMethod = z.enum(['totp', 'passkey', 'recovery']);
export const SignInStep = z
  .discriminatedUnion('step', [
    z.object({ step: z.literal('signed-in'), session: Session }),
    z.object({ step: z.literal('second-factor'), ticket: Ticket, methods: z.array(FactorMethod) }),
  ])
  .openapi('SignInStep');

/** Options and answers of the browser's WebAuthn calls: passed through as they are (JSON forms of WebAuthn level 3). */
export const PasskeyOptions = z.record(z.string(), z.unknown()).openapi('PasskeyOptions', { additionalProperties: true });
export const PasskeyResponse = z.record(z.string(), z.unknown()).openapi('PasskeyResponse', { additionalProperties: true });

export const PasswordRules = z
  .object({ minLength: z.int(), classes: z.int(), history: z.int(), maxAgeDays: z.int().nullable() })
  .openapi('PasswordRules', { description: '`classes`: how many of lower case, upper case, digits, other signs' });

export const Invitation = z
  .object({
    purpose: z.enum(['first', 'invite', 'renew']),
    name: z.string(),
    unitName: z.string().nullable(),
    loginName: z.string(),
    roles: z.array(PersonRole),
    endsAt: Instant,
    passwordRules: PasswordRules,
    oidc: orNull(z.object({ label: z.string() })),
  })
  .openapi('Invitation');

/** The address holds the one-time token behind `#`, which no server, log or referrer sees. */
export const InvitationLink = z.object({ link: z.string(), endsAt: Instant, mailed: z.boolean() }).openapi('InvitationLink');

const Passkey = z.object({ passkeyId: Id, name: z.string(), madeAt: Instant, lastUsedAt: Instant.nullable() });
const OwnSession = z.object({ sessionId: Id, current: z.boolean(), startedAt: Instant, lastSeenAt: Instant, endsAt: Instant });
export const Account = z
  .object({
    personId: Id,
    loginName: z.string(),
    name: z.string(),
    mail: z.string().nullable(),
    phone: z.string().nullable(),
    unit: UnitRef,
    roles: z.array(PersonRole),
    password: z.object({ set: z.boolean(), setOn: Day.nullable(), endsOn: Day.nullable(), rules: PasswordRules }),
    secondFactor: z.object({
      required: z.boolean(),
      totp: z.boolean(),
      recoveryCodesLeft: z.int(),
      passkeys: z.array(Passkey),
      passkeysOffered: z.boolean(),
    }),
    singleSignOn: z.object({ offered: z.boolean(), linked: z.boolean() }),
    sessions: z.array(OwnSession),
    proofWanted: z.boolean().openapi({ description: 'Whether acts on factors want `proof` now' }),
  })
  .openapi('Account');
export const TotpSecret = z
  .object({ secret: z.string(), address: z.string(), picture: z.string() })
  .openapi('TotpSecret', { description: '`address`: otpauth://…, `picture`: the same as an SVG document' });
export const RecoveryCodes = z.object({ codes: z.array(z.string()) }).openapi('RecoveryCodes', { description: 'Shown this once' });

export const AccountStatus = z.enum(['invited', 'active', 'locked', 'removed', 'erased']);
export const PersonAct = z.enum(['change', 'renew-invitation', 'unlock', 'remove', 'erase', 'hand-over']);
export const UnitPerson = z
  .object({
    personId: Id,
    name: z.string(),
    loginName: z.string(),
    unit: UnitRef,
    roles: z.array(PersonRole),
    mail: z.string().nullable(),
    phone: z.string().nullable(),
    status: AccountStatus,
    lastSignedInAt: Instant.nullable(),
    invitationEndsAt: Instant.nullable(),
    secondFactor: z.boolean(),
    allowed: z.array(PersonAct),
  })
  .openapi('UnitPerson');
export const UnitPeople = z
  .object({
    unit: UnitRef,
    people: z.array(UnitPerson),
    mayInvite: z.array(PersonRole).openapi({ description: 'Roles that may be given here' }),
  })
  .openapi('UnitPeople');
export const NewPerson = z.object({
  name: PersonName,
  loginName: LoginName,
  roles: z.array(PersonRole).min(1).max(8),
  mail: Mail,
  phone: Phone,
});
export const Invited = z.object({ person: UnitPerson, invitation: InvitationLink }).openapi('Invited');
export const Colleague = z.object({ personId: Id, name: z.string(), roles: z.array(PersonRole) }).openapi('Colleague');

export const HandOver = z
  .object({
    from: z.object({ personId: Id, name: z.string(), roles: z.array(PersonRole) }),
    openTasks: z.int().openapi({ description: 'Tasks of the unit that are not at their end: they stay the unit’s' }),
    waiting: z.int().openapi({ description: 'Tasks sent to the unit and not acknowledged' }),
    drafts: z.int().openapi({ description: 'Lines of sheets this person typed last' }),
    notices: z.int().openapi({ description: 'Unread notices, which pass to the successor' }),
    standIns: z.int().openapi({ description: 'Namings in which this person stands in for somebody today or later' }),
    successors: z.array(Colleague),
  })
  .openapi('HandOver');

export const Policy = z
  .object({
    password: z.object({
      minLength: z.int().min(1).max(64),
      classes: z.int().min(1).max(4),
      maxAgeDays: z.int().min(1).max(3650).nullable(),
      history: z.int().min(0).max(24),
    }),
    lock: z.object({ failures: z.int().min(1).max(100), minutes: z.int().min(1).max(1440) }),
    session: z.object({
      idleMinutes: z.int().min(1).max(1440),
      absoluteHours: z.int().min(1).max(168),
      atOnce: z.int().min(1).max(20),
    }),
    secondFactor: z.object({ everybody: z.boolean() }),
    invitation: z.object({ hours: z.int().min(1).max(720) }),
    journal: z.object({ months: z.int().min(1).max(120) }),
  })
  .openapi('Policy', { description: 'Administrators always need a second factor, whatever `everybody` says' });
export const StoredPolicy = z
  .object({ revision: z.int(), policy: Policy, floors: Policy.openapi({ description: 'What the policy may not be weaker than' }) })
  .openapi('StoredPolicy');

export const Office = z.enum(['systemAdministrator', 'securityAdministrator', 'auditor']);
const OfficePerson = z.object({ personId: Id, name: z.string() });
export const OfficeProposal = z
  .object({
    proposalId: Id,
    kind: z.enum(['give', 'end', 'renew']),
    office: Office,
    person: OfficePerson,
    by: OfficePerson,
    at: Instant,
    allowed: z.array(z.enum(['confirm', 'withdraw'])),
  })
  .openapi('OfficeProposal');
export const Offices = z
  .object({
    founded: z
      .boolean()
      .openapi({ description: 'Until each office has once had a holder, the security administrator fills the empty ones alone' }),
    offices: z.array(z.object({ office: Office, holders: z.array(OfficePerson.extend({ status: AccountStatus })) })),
    proposals: z.array(OfficeProposal),
    mayPropose: z.array(Office),
  })
  .openapi('Offices');

export const TokenScope = z.enum(['read', 'report', 'indicators']);
export const ApiToken = z
  .object({
    tokenId: Id,
    name: z.string(),
    unit: UnitRef,
    scopes: z.array(TokenScope),
    madeAt: Instant,
    endsOn: Day,
    lastUsedAt: Instant.nullable(),
    status: z.enum(['valid', 'ended', 'revoked']),
  })
  .openapi('ApiToken');

export const SecurityLine = z
  .object({
    seq: z.int(),
    at: Instant,
    type: z.string(),
    success: z.boolean(),
    by: z.object({ personId: z.string().nullable(), name: z.string().nullable() }),
    about: z.object({ personId: z.string().nullable(), name: z.string().nullable() }),
    sentence: z.string().openapi({ description: 'In the reader’s language' }),
    address: z.string().nullable(),
  })
  .openapi('SecurityLine');
export const SecurityChain = z
  .object({
    whole: z.boolean(),
    entries: z.int(),
    firstSeq: z.int(),
    lastSeq: z.int(),
    hash: z.string(),
    wrongSeq: z.int().nullable(),
  })
  .openapi('SecurityChain');

export const Settings = z
  .object({
    version: z.string(),
    origin: z.string(),
    database: z.enum(['embedded', 'server']),
    mail: z.boolean(),
    webhook: z.boolean(),
    oidc: orNull(z.object({ issuer: z.string(), label: z.string(), claim: z.string().nullable() })),
    units: z.int(),
    plans: z.int(),
    accounts: z.int(),
  })
  .openapi('Settings');
