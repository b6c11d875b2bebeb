/**
 * Who gets an answer on which route: the outcome of act, see and reach, written down once for people to read (docs/reference/permissions.md) and for a
 * test to walk. Nothing is allowed by this table; the rules allow, and the test proves that they say the same.
 */
import { ACT_TABLE, type ActRelation, type PersonRole, type PlanActType } from '@taizhang/ledger';
import { type TokenScope, tokenReaches } from './token-scopes.js';

export type Column = {
  readonly who: string;
  readonly role: PersonRole | null;
  /** How the person's unit stands to the plan. */
  readonly stands: readonly ActRelation[];
  readonly scope?: TokenScope;
};

export const COLUMNS = [
  { who: 'coordinator', role: 'coordinator', stands: ['coordinator', 'verifyingUnit', 'partInPlan'] },
  { who: 'liaison of the unit that verifies', role: 'liaison', stands: ['verifyingUnit', 'partInPlan'] },
  { who: 'own liaison', role: 'liaison', stands: ['dutyUnit', 'partInPlan'] },
  { who: 'own handler', role: 'handler', stands: ['dutyUnit', 'partInPlan'] },
  { who: 'own leader in charge', role: 'leaderInCharge', stands: ['dutyUnit', 'partInPlan'] },
  { who: 'liaison of a foreign unit', role: 'liaison', stands: [] },
  { who: 'verifier of a unit that verifies nothing here', role: 'verifier', stands: [] },
  { who: 'principal', role: 'principal', stands: [] },
  { who: 'auditor', role: 'auditor', stands: [] },
  { who: 'coordinator of another unit', role: 'coordinator', stands: [] },
  { who: 'system administrator', role: 'systemAdministrator', stands: [] },
  { who: 'security administrator', role: 'securityAdministrator', stands: [] },
  { who: 'token: read', role: 'handler', stands: ['dutyUnit', 'partInPlan'], scope: 'read' },
  { who: 'token: report', role: 'handler', stands: ['dutyUnit', 'partInPlan'], scope: 'report' },
  { who: 'token: indicators', role: 'handler', stands: ['dutyUnit', 'partInPlan'], scope: 'indicators' },
  { who: 'nobody', role: null, stands: [] },
] as const satisfies readonly Column[];
export type Who = (typeof COLUMNS)[number]['who'];

const of = (holds: (column: Column) => boolean): readonly Who[] => COLUMNS.filter(holds).map(({ who }) => who);
const TOKENS = of(({ scope }) => scope !== undefined);
const EVERYBODY = of(() => true);
const PERSONS = of(({ role, scope }) => role !== null && scope === undefined);
const OWN_PEOPLE: readonly Who[] = ['own liaison', 'own handler', 'own leader in charge'];
const DESK: readonly Who[] = ['coordinator', 'auditor'];
const READERS: readonly Who[] = ['coordinator', 'liaison of the unit that verifies', ...OWN_PEOPLE, 'principal', 'auditor', ...TOKENS];
const SHEET: readonly Who[] = [...OWN_PEOPLE, ...DESK, ...TOKENS];
const COORDINATORS: readonly Who[] = ['coordinator', 'coordinator of another unit'];
const KEEPERS: readonly Who[] = [...COORDINATORS, 'system administrator'];
const PEOPLE: readonly Who[] = ['own liaison', 'security administrator'];
const OFFICES: readonly Who[] = ['system administrator', 'security administrator', 'auditor'];
const SECURITY: readonly Who[] = ['security administrator'];
const AUDIT: readonly Who[] = ['auditor'];
const evaluation: readonly Who[] = [];

type Names = readonly string[];
const rows = (who: readonly Who[], names: Names): readonly (readonly [string, readonly Who[]])[] =>
  names.map((name) => [name, who] as const);

/** `evaluation`: routes that answer in evaluation mode alone, to everybody. */
const ROUTE_ROWS: readonly (readonly [string, readonly Who[]])[] = [
  ...rows(evaluation, ['signIn', 'listPeople']),
  ...rows(EVERYBODY, [
    'getSession',
    'signOut',
    'health',
    'ready',
    'getFeed',
    'signInWithPassword',
    'answerSecondFactor',
    'beginPasskeySignIn',
  ]),
  ...rows(EVERYBODY, ['signInWithPasskey', 'beginSingleSignOn', 'completeSingleSignOn', 'lookAtInvitation', 'acceptInvitation']),
  ...rows([...PERSONS, ...TOKENS], ['listUnits', 'listPlans', 'getOverviewOfPlans', 'searchTasks']),
  ...rows(PERSONS, [
    'listNotices',
    'readNotices',
    'makeFeed',
    'listColleagues',
    'getAccount',
    'saveAccount',
    'changePassword',
    'beginTotp',
  ]),
  ...rows(PERSONS, ['confirmTotp', 'removeTotp', 'makeRecoveryCodes', 'beginPasskey', 'addPasskey', 'removePasskey', 'endSessions']),
  ...rows(KEEPERS, ['addUnit', 'renameUnit', 'mergeUnit', 'splitUnit']),
  ...rows(COORDINATORS, ['bringPlanIn']),
  ...rows(READERS, ['getPlan', 'listPlanUnits', 'getPlanUnit', 'getOverview', 'listTasks', 'getTask', 'getTaskHistory', 'exportPlan']),
  ...rows(READERS, ['getRules', 'listPeriods', 'getPeriod', 'getVerifyDesk', 'getTaskCycle', 'getEvidenceFile']),
  ...rows(DESK, ['getDocument', 'getOriginal', 'listFindings', 'listGroups', 'getChecklist', 'getReviewDesk', 'getConsolidation']),
  ...rows(DESK, ['getReport', 'getCircular', 'getArchive']),
  ...rows(['coordinator', 'auditor', 'principal'], ['getPrincipal']),
  ...rows(SHEET, ['getSheet', 'getOutstanding', 'getWorkbook', 'getSignOffSheet', 'getScan', 'getUrgingLetter']),
  ...rows([...OWN_PEOPLE, 'token: report'], ['saveDraft', 'uploadFile']),
  ...rows([...OWN_PEOPLE, 'token: indicators'], ['saveValueDraft']),
  ...rows([...OWN_PEOPLE, 'coordinator', 'token: report'], ['bringWorkbook', 'putScan']),
  ...rows(['coordinator'], ['saveConsolidationDraft']),
  ...rows(PEOPLE, ['listUnitPeople', 'invitePerson', 'changePerson', 'renewInvitation', 'unlockPerson', 'removePerson', 'erasePerson']),
  ...rows(PEOPLE, ['getHandOver', 'handOver']),
  ...rows(SECURITY, ['listAccounts', 'savePolicy', 'listTokens', 'makeToken', 'revokeToken']),
  ...rows(OFFICES, ['getPolicy', 'getOffices', 'proposeOffice', 'confirmOffice', 'withdrawOffice']),
  ...rows(AUDIT, ['listSecurityJournal', 'exportSecurityJournal', 'verifySecurityJournal']),
  ...rows(['system administrator'], ['getSettings']),
];

export const ROUTE_ACCESS: ReadonlyMap<string, readonly Who[]> = new Map(ROUTE_ROWS);

/** From the table of acts: the role, the relation, and for a token its scope. A named stand-in acts beside these. */
export const actAccess = (act: PlanActType): readonly Who[] => {
  const { roles, relation } = ACT_TABLE[act];
  return of(({ role, stands, scope }) => {
    if (role === null || !roles.includes(role) || !stands.includes(relation)) return false;
    return scope === undefined || tokenReaches([scope], { name: `act-${act}`, reach: 'act', reads: false });
  });
};
