/**
 * Role × route: every route of the contract, asked by each role of its own and of a foreign unit, and by nobody. What is not allowed must answer
 * as if it were not there: the same problem, word for word, as for a plan that does not exist.
 */
import { randomUUID } from 'node:crypto';
import {
  ACT_NAMES,
  ADMINISTRATION_ROUTES,
  type ActName as AnyActName,
  CYCLE_ACT_FIELDS,
  CYCLE_ROUTES,
  IDENTITY_ROUTES,
  ROUTES,
} from '@taizhang/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asker, clientsOf, DESK, EVERYBODY, expectHidden as expectSame, KEEPERS, READERS, SIGNED_IN } from './testing/askers.js';
import {
  type Answer,
  bringSmallPlanIn,
  type Client,
  dispatchAll,
  revisions,
  startTestServer,
  type TestServer,
} from './testing/test-server.js';

/** Reads of one plan: who gets an answer. A route of the contract that stands in no table fails the walk. */
const PLAN_READS: Partial<Record<keyof typeof ROUTES, { readonly path: string; readonly who: readonly Asker[] }>> = {
  getPlan: { path: '', who: READERS },
  listPlanUnits: { path: '/units', who: READERS },
  getPlanUnit: { path: '/units/{unit}', who: READERS },
  getOverview: { path: '/overview', who: READERS },
  listTasks: { path: '/tasks', who: READERS },
  getTask: { path: '/tasks/t3', who: READERS },
  getTaskHistory: { path: '/tasks/t3/history', who: READERS },
  exportPlan: { path: '/export?format=csv', who: READERS },
  getDocument: { path: '/document', who: DESK },
  getOriginal: { path: '/original', who: DESK },
  listFindings: { path: '/findings', who: DESK },
  listGroups: { path: '/groups', who: DESK },
  getChecklist: { path: '/checklist', who: DESK },
};
const OTHER_READS: Partial<Record<keyof typeof ROUTES, { readonly path: string; readonly who: readonly Asker[] }>> = {
  getSession: { path: '/api/session', who: EVERYBODY },
  listPeople: { path: '/api/people', who: EVERYBODY },
  health: { path: '/api/health', who: EVERYBODY },
  ready: { path: '/api/ready', who: EVERYBODY },
  listUnits: { path: '/api/units', who: SIGNED_IN },
  listPlans: { path: '/api/plans', who: SIGNED_IN },
  getOverviewOfPlans: { path: '/api/overview', who: SIGNED_IN },
  searchTasks: { path: '/api/search?q=%E5%85%BB%E8%80%81', who: SIGNED_IN },
};
const TESTED_ALONE: readonly (keyof typeof ROUTES)[] = ['signIn', 'signOut', 'bringPlanIn', 'addUnit'];

/** Those of the half-year cycle are walked in cycle/permission.test.ts. */
type ActName = Exclude<AnyActName, keyof typeof CYCLE_ACT_FIELDS>;
const INTAKE_ACTS = ACT_NAMES.filter((name): name is ActName => !Object.hasOwn(CYCLE_ACT_FIELDS, name));

const FOR_UNITS: readonly ActName[] = ['acknowledge', 'object', 'withdraw-objection'];
const IN_UNITS: readonly ActName[] = ['record-measures'];
const mayAct = (name: ActName): readonly Asker[] => {
  if (FOR_UNITS.includes(name)) return ['own liaison', 'own leader in charge'];
  return IN_UNITS.includes(name) ? ['own liaison', 'own handler', 'own leader in charge'] : ['coordinator'];
};

let server: TestServer;
let planId: string;
let seen: Record<string, number>;
let clients: ReadonlyMap<Asker, Client>;
const client = (asker: Asker): Client => clients.get(asker) as Client;

beforeAll(async () => {
  server = await startTestServer();
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  await dispatchAll(coordinator, planId, server.unit('省发展改革委'));
  seen = await revisions(coordinator, planId);
  clients = await clientsOf(server);
});
afterAll(() => server?.stop());

const expectHidden = (asker: Asker, ask: (planId: string) => Promise<Response>): Promise<void> => expectSame(asker, planId, ask);

it('walks every route of the contract', () => {
  const walked = [...Object.keys(PLAN_READS), ...Object.keys(OTHER_READS), ...TESTED_ALONE];
  const elsewhere = [CYCLE_ROUTES, IDENTITY_ROUTES, ADMINISTRATION_ROUTES].flatMap((routes) => Object.keys(routes));
  expect([...walked, ...elsewhere].sort()).toEqual(Object.keys(ROUTES).sort());
});

describe.each(Object.entries(PLAN_READS))('%s', (_, { path, who }) => {
  it.each(EVERYBODY)('asked by: %s', async (asker) => {
    const ask = (plan: string) => client(asker).get(`/api/plans/${plan}${path.replace('{unit}', server.unit('市民政局'))}`);
    if (who.includes(asker)) expect((await ask(planId)).status).toBe(200);
    else await expectHidden(asker, ask);
  });
});

describe.each(Object.entries(OTHER_READS))('%s', (_, { path, who }) => {
  it.each(EVERYBODY)('asked by: %s', async (asker) => {
    expect((await client(asker).get(path)).status).toBe(who.includes(asker) ? 200 : 401);
  });
});

describe('what a list shows', () => {
  it.each(EVERYBODY.filter((asker) => asker !== 'nobody'))('the plans of: %s', async (asker) => {
    const { plans, mayBringIn } = await client(asker).json('/api/plans');
    expect(plans.map((plan: Answer) => plan.planId)).toEqual(READERS.includes(asker) ? [planId] : []);
    expect(mayBringIn).toBe(asker.startsWith('coordinator'));
  });

  it('the journal is for the desk alone', async () => {
    for (const asker of EVERYBODY) {
      const ask = (plan: string) => client(asker).get(`/api/plans/${plan}/export?format=journal`);
      if (DESK.includes(asker)) expect((await ask(planId)).status).toBe(200);
      else if (READERS.includes(asker)) expect((await ask(planId)).status).toBe(404);
      else await expectHidden(asker, ask);
    }
  });

  it('findings and open acts come only to whom they are', async () => {
    const desk = await client('coordinator').json(`/api/plans/${planId}/tasks/t3`);
    const unit = await client('own liaison').json(`/api/plans/${planId}/tasks/t3`);
    const principal = await client('principal').json(`/api/plans/${planId}/tasks/t3`);
    expect(desk.allowed).toContain('adjust-task');
    expect(unit.allowed).toContain('acknowledge');
    expect(unit.allowed).not.toContain('adjust-task');
    expect(principal.allowed).toEqual([]);
    expect(unit.findings).toEqual([]);
  });
});

const words = { reason: '理由', basis: '依据', approver: '批准人' };
/** A body of the right form for each act; whether the rules then accept it is not asked here. */
const bodyOf = (name: ActName): Record<string, unknown> => {
  const unit = server.unit('市民政局');
  const bodies: Record<ActName, Record<string, unknown>> = {
    'match-unit': { from: unit, to: server.unit('市财政局') },
    'settle-finding': { findingIds: ['f1'], as: 'asRead', note: '' },
    'reopen-finding': { findingIds: ['f1'] },
    'withdraw-plan': { reason: words.reason },
    'correct-plan': { documentNumber: '青政发〔2026〕1号' },
    'correct-indicator': { indicatorId: 'i1', text: '指标' },
    'set-deadlines': { taskIds: ['t3'], deadline: null },
    'correct-task': { taskId: 't3', number: '3' },
    'add-task': { span: [0, 4], number: null },
    'split-task': { taskId: 't3', at: [3] },
    'merge-tasks': { taskIds: ['t3', 't4'] },
    'withdraw-task': { taskIds: ['t3'], reason: words.reason, approver: null },
    'settle-duties': { taskId: 't3', duties: [{ unitId: unit, role: 'lead' }] },
    'confirm-leads': { leads: [{ taskId: 't3', unitId: unit }] },
    'resolve-group': { groupIds: ['g1'], unitIds: [unit], answeringUnitId: null },
    'set-closing': {
      conditions: [{ taskId: 't3', kind: 'project', doneWhen: '建成', parts: [{ partId: 'p1', text: '建成' }], evidence: '文件' }],
    },
    'confirm-closing': { taskIds: ['t3'] },
    'name-verifying-unit': { taskIds: ['t3'], unitId: server.unit('省政府办公厅') },
    dispatch: { taskIds: ['t3'] },
    'withdraw-dispatch': { taskIds: ['t3'], reason: words.reason },
    acknowledge: { taskIds: ['t3'] },
    object: { taskId: 't3', reason: words.reason },
    'withdraw-objection': { taskId: 't3' },
    'answer-objection': { taskId: 't3', unitId: unit, outcome: 'kept', newLeadUnitId: null, answer: '答复' },
    'adjust-task': { taskId: 't3', change: { text: '新的文字' }, basis: words.basis, approver: words.approver },
    suspend: { taskIds: ['t3'], basis: words.basis, approver: words.approver },
    resume: { taskIds: ['t3'], basis: words.basis, approver: words.approver },
    'record-measures': { taskId: 't3', text: '措施', milestones: [], documentNumber: null },
  };
  return bodies[name];
};

describe.each(INTAKE_ACTS)('act %s', (name) => {
  it('is refused to all others as if it were not there, and changes nothing', async () => {
    const before = await client('auditor').json(`/api/plans/${planId}`);
    for (const asker of EVERYBODY.filter((one) => !mayAct(name).includes(one))) {
      const ask = (plan: string) =>
        client(asker).post(`/api/plans/${plan}/acts/${name}`, { commandId: randomUUID(), ...bodyOf(name), seen });
      if (READERS.includes(asker)) expect((await ask(planId)).status, asker).toBe(404);
      else await expectHidden(asker, ask);
    }
    expect((await client('auditor').json(`/api/plans/${planId}`)).seq).toBe(before.seq);
  });

  it('reaches the rules from those who may', async () => {
    for (const asker of mayAct(name)) {
      const fresh = await revisions(client('auditor'), planId);
      const answer = await client(asker).post(`/api/plans/${planId}/acts/${name}`, {
        commandId: randomUUID(),
        ...bodyOf(name),
        seen: { ...seen, ...fresh },
      });
      const told = (await answer.json()) as Answer;
      expect(['act/not-yours', 'plan/not-found', 'request/malformed', 'session/none'], JSON.stringify(told)).not.toContain(told.code);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe('acts on no plan', () => {
  it.each(EVERYBODY)('adding a unit: %s', async (asker) => {
    const answer = await client(asker).post('/api/units', { commandId: randomUUID(), name: `市${EVERYBODY.indexOf(asker)}号办公室` });
    expect(answer.status).toBe(asker === 'nobody' ? 401 : KEEPERS.includes(asker) ? 201 : 404);
  });

  it.each(EVERYBODY)('bringing a plan in: %s', async (asker) => {
    const answer = await client(asker).post('/api/plans', { commandId: randomUUID(), text: '一张白纸' });
    expect(answer.status).toBe(asker === 'nobody' ? 401 : asker.startsWith('coordinator') ? 422 : 404);
  });

  it('signing in as somebody who is not there', async () => {
    const answer = await client('nobody').post('/api/session', { personId: 'no.body' });
    expect(answer.status).toBe(404);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
