/**
 * The permission matrix, walked: every column asks every route and every act, of the own plan, a foreign plan and none; of the own unit, a foreign one
 * and none. What the matrix leaves blank answers as if it were not there, word for word, and to nobody, that signing in is missing.
 */
import { randomUUID } from 'node:crypto';
import { ACT_ROUTES, type ActName, ROUTES } from '@taizhang/contract';
import { actAccess, COLUMNS, DEFAULT_POLICY, ROUTE_ACCESS, type Who } from '@taizhang/identity';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LINE } from './testing/half-year.js';
import type { Answer } from './testing/test-server.js';
import { type Ask, PDF, PERIOD, startWalk, type Walk } from './testing/walkers.js';

type RouteName = keyof typeof ROUTES;
const WHO = COLUMNS.map(({ who }) => who);
const NAMES = Object.keys(ROUTES) as RouteName[];
const ABSENT = 'p-000000000000';
/** Sees the foreign plan: its coordinator, who works for the coordinating unit, and who reads every plan. */
const OF_FOREIGN: readonly Who[] = ['coordinator of another unit', 'verifier of a unit that verifies nothing here', 'principal', 'auditor'];
const READERS = ROUTE_ACCESS.get('getPlan') ?? [];

let walk: Walk;
beforeAll(async () => {
  walk = await startWalk();
});
afterAll(() => walk?.server.stop());

const ask = (who: Who): Ask => walk.askers.get(who) as Ask;
let count = 0;
const loginName = (): string => {
  count += 1;
  return `somebody.${count}`;
};
const newcomer = () => ({ name: '新人', loginName: loginName(), mail: null, phone: null });
const security = async (method: string, path: string, body: unknown): Promise<Answer> =>
  (await ask('security administrator')(method, path, body)).json();

/** What an address speaks of; each id can be a real one, a foreign one, or none. */
type Place = { readonly plan: string; readonly unit: string; readonly person: string; readonly proposal: string; readonly token: string };

const newPerson = async (): Promise<string> =>
  (await security('POST', `/api/units/${walk.server.unit('市民政局')}/people`, { ...newcomer(), roles: ['handler'] })).person.personId;
const newProposal = async (): Promise<string> => {
  const person = { ...newcomer(), unitId: walk.server.unit('省统计局') };
  const proposed = await ask('system administrator')('POST', '/api/offices/proposals', { kind: 'give', office: 'auditor', person });
  const { offices } = (await proposed.json()) as Answer;
  return offices.proposals.at(-1)?.proposalId ?? 'none';
};
const newApiToken = async (): Promise<string> =>
  (await security('POST', '/api/tokens', { name: '系统', unitId: walk.server.unit('市民政局'), scopes: ['read'], endsOn: '2026-12-31' }))
    .made.tokenId;

/** Fresh where asking uses it up. */
const ownPlace = async (name: RouteName): Promise<Place> => {
  const { path } = ROUTES[name];
  return {
    plan: walk.planId,
    unit: walk.server.unit('市民政局'),
    person: path.includes('{personId}') ? await newPerson() : 'none',
    proposal: path.includes('{proposalId}') ? await newProposal() : 'none',
    token: path.includes('{tokenId}') ? await newApiToken() : 'none',
  };
};
const nowhere = (place: Place): Place => ({
  ...place,
  plan: ABSENT,
  unit: 'u-none',
  person: 'p-none',
  proposal: 'o-none',
  token: 't-none',
});

const address = (path: string, { plan, unit, person, proposal, token }: Place): string => {
  const ids: Readonly<Record<string, string>> = {
    planId: plan,
    unitId: unit,
    taskId: 't3',
    periodId: PERIOD,
    evidenceId: 'e1',
    indicatorId: 'i1',
    personId: person,
    proposalId: proposal,
    tokenId: path.includes('feeds') ? 'x'.repeat(30) : token,
    passkeyId: 'none',
    token: 'x'.repeat(30),
  };
  return path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none');
};

const QUERIES: Partial<Record<RouteName, string>> = {
  exportPlan: '?format=csv',
  getReport: '?format=xlsx',
  searchTasks: '?q=%E5%85%BB%E8%80%81',
  exportSecurityJournal: '?format=jsonl',
};
const file = (): FormData => {
  const form = new FormData();
  form.set('file', new File([PDF as never], '证明.pdf'));
  return form;
};
const ticket = 'x'.repeat(40);

/** Of the right form; whether the rules then take it is not asked here. */
const bodyOf = (name: RouteName): unknown => {
  const command = { commandId: randomUUID() };
  const bodies: Partial<Record<RouteName, () => unknown>> = {
    signIn: () => ({ personId: 'x' }),
    addUnit: () => ({ ...command, name: `市${loginName()}办公室` }),
    bringPlanIn: () => ({ ...command, text: '一张白纸' }),
    renameUnit: () => ({ ...command, name: '市财政局' }),
    mergeUnit: () => ({ ...command, into: 'u-absent' }),
    splitUnit: () => ({ ...command, into: ['市财政局', '市财政二局'] }),
    saveDraft: () => ({ revision: 0, words: { ...LINE, text: '稿' } }),
    saveValueDraft: () => ({ revision: 0, values: [] }),
    bringWorkbook: file,
    putScan: file,
    uploadFile: file,
    saveConsolidationDraft: () => ({ revision: 0, parts: [] }),
    readNotices: () => ({ noticeIds: [] }),
    signInWithPassword: () => ({ loginName: 'nobody', password: 'x' }),
    answerSecondFactor: () => ({ ticket, method: 'totp', code: '000000' }),
    signInWithPasskey: () => ({ ticket, response: {} }),
    lookAtInvitation: () => ({ token: ticket }),
    acceptInvitation: () => ({ token: ticket, password: 'x' }),
    saveAccount: () => ({ mail: null, phone: null }),
    changePassword: () => ({ current: 'x', next: 'y' }),
    confirmTotp: () => ({ code: '000000' }),
    addPasskey: () => ({ ticket, name: 'x', response: {} }),
    endSessions: () => ({ sessionId: 'none' }),
    invitePerson: () => ({ ...newcomer(), roles: ['handler'] }),
    changePerson: () => ({ name: '某', roles: ['handler'], mail: null, phone: null }),
    handOver: () => ({ to: 'p-none', stays: true }),
    savePolicy: () => ({ revision: -1, policy: DEFAULT_POLICY }),
    proposeOffice: () => ({ kind: 'give', office: 'auditor', person: { ...newcomer(), unitId: walk.server.unit('省统计局') } }),
    makeToken: () => ({ name: '系统', unitId: walk.server.unit('市民政局'), scopes: ['read'], endsOn: '2026-12-31' }),
  };
  return bodies[name] === undefined ? {} : bodies[name]();
};

const send = (who: Who, name: RouteName, place: Place): Promise<Response> => {
  const { method, path } = ROUTES[name];
  const body = method === 'get' || method === 'delete' ? undefined : bodyOf(name);
  return ask(who)(method.toUpperCase(), address(path, place) + (QUERIES[name] ?? ''), body);
};

const told = async (answer: Response): Promise<{ readonly status: number; readonly code: string | null; readonly text: string }> => {
  const text = await answer.text();
  const problem = answer.headers.get('content-type')?.startsWith('application/problem') ?? false;
  return {
    status: answer.status,
    code: problem ? (JSON.parse(text) as Answer).code : null,
    text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ''),
  };
};

/** What an answer says where nothing is to be seen. */
const HIDING = [
  'plan/not-found',
  'act/not-yours',
  'not-found',
  'session/none',
  'session/unfinished',
  'session/not-in-this-mode',
  'draft/not-yours',
];
/** Persons of the story have no account row: their own account is not there, though the route is theirs. */
const OWN_ACCOUNT: readonly string[] = NAMES.filter((name) => ROUTES[name]['x-reach'] === 'own');
const SPENT: readonly string[] = ['signOut', 'getFeed', 'lookAtInvitation', 'acceptInvitation', 'beginSingleSignOn'];

it('the matrix names every route, and no other', () => {
  expect([...ROUTE_ACCESS.keys()].sort()).toEqual([...NAMES].sort());
});

describe('a route answers whom the matrix names, and to all others is not there', () => {
  it.each(NAMES)('%s', async (name) => {
    const allowed = ROUTE_ACCESS.get(name) ?? [];
    for (const who of WHO) {
      if (name === 'signOut' && who !== 'nobody') continue;
      const place = await ownPlace(name);
      const said = await told(await send(who, name, place));
      expect(said.status, `${who}: ${said.text}`).toBeLessThan(500);
      if (allowed.includes(who)) {
        if (!OWN_ACCOUNT.includes(name) && !SPENT.includes(name)) expect(HIDING, `${who}: ${said.text}`).not.toContain(said.code);
      } else if (who === 'nobody' && ROUTES[name]['x-reach'] !== 'open')
        expect([said.status, said.code], who).toEqual([401, 'session/none']);
      else {
        expect(said.status, `${who}: ${said.text}`).toBe(404);
        if (!READERS.includes(who)) expect(said.text, who).toBe((await told(await send(who, name, nowhere(place)))).text);
      }
    }
  });

  it.each(NAMES.filter((name) => ROUTES[name].path.includes('{planId}')))('%s says nothing of a foreign plan', async (name) => {
    const own = await ownPlace(name);
    for (const who of WHO.filter((one) => !OF_FOREIGN.includes(one))) {
      const foreign = await told(await send(who, name, { ...own, plan: walk.foreignPlanId }));
      const none = await told(await send(who, name, { ...own, plan: ABSENT }));
      expect([foreign.status, foreign.text], who).toEqual([none.status, none.text]);
      expect([401, 404], who).toContain(foreign.status);
    }
  });

  /** A day on which the plans were there already. */
  const OF_A_DAY = 'asOf=2026-11-24';
  const past = async (who: Who, name: RouteName, place: Place) => {
    const query = QUERIES[name] === undefined ? `?${OF_A_DAY}` : `${QUERIES[name]}&${OF_A_DAY}`;
    return told(await ask(who)('GET', address(ROUTES[name].path, place) + query));
  };
  const reads = NAMES.filter((name) => ROUTES[name].method === 'get' && ROUTES[name].path.includes('{planId}'));
  it.each(reads)('%s as of a past day says no more than today', async (name) => {
    const own = await ownPlace(name);
    const allowed = ROUTE_ACCESS.get(name) ?? [];
    for (const who of WHO.filter((one) => !OF_FOREIGN.includes(one))) {
      const [foreign, none] = [
        await past(who, name, { ...own, plan: walk.foreignPlanId }),
        await past(who, name, { ...own, plan: ABSENT }),
      ];
      expect([foreign.status, foreign.text], who).toEqual([none.status, none.text]);
      const status = (await past(who, name, own)).status;
      if (!allowed.includes(who)) expect([401, 404], who).toContain(status);
    }
  });

  const ofUnits = NAMES.filter((name) => /sheets\/\{unitId\}|units\/\{unitId\}\/people/.test(ROUTES[name].path));
  it.each(ofUnits)('%s says nothing of a foreign unit', async (name) => {
    const own = await ownPlace(name);
    for (const who of [
      'own liaison',
      'own handler',
      'own leader in charge',
      'token: read',
      'token: report',
      'token: indicators',
    ] as const) {
      const foreign = await told(await send(who, name, { ...own, unit: walk.server.unit('市文化和旅游局') }));
      const none = await told(await send(who, name, { ...own, unit: 'u-none' }));
      expect([foreign.status, foreign.text], who).toEqual([none.status, none.text]);
      expect(foreign.status, who).toBe(404);
    }
  });
});

describe('acts', () => {
  /** Acts are tried with their words, and by every person, in permission.test.ts and cycle/permission.test.ts. */
  it.each(Object.keys(ACT_ROUTES) as ActName[])('%s: a token reaches it by its scope alone, an administrator never', async (name) => {
    const path = address(ACT_ROUTES[name].path, await ownPlace('getPlan'));
    for (const who of ['token: read', 'token: report', 'token: indicators'] as const) {
      const said = await told(await ask(who)('POST', path, {}));
      if (actAccess(name).includes(who)) expect([said.status, said.code], who).toEqual([400, 'request/malformed']);
      else expect([said.status, said.code], who).toEqual([404, 'not-found']);
    }
    for (const who of ['system administrator', 'security administrator', 'auditor', 'principal', 'nobody'] as const)
      expect(actAccess(name), who).not.toContain(who);
  });
});

describe('lists, searches and counts', () => {
  const json = async (who: Who, path: string): Promise<Answer> => (await ask(who)('GET', path)).json();

  it('hold nothing of a plan that the asker does not see', async () => {
    for (const who of WHO.filter((one) => one !== 'nobody')) {
      const seen = [...(READERS.includes(who) ? [walk.planId] : []), ...(OF_FOREIGN.includes(who) ? [walk.foreignPlanId] : [])].sort();
      const { plans } = await json(who, '/api/plans');
      expect(plans.map(({ planId }: Answer) => planId).sort(), who).toEqual(seen);
      const found = JSON.stringify([await json(who, '/api/search?q=%E6%96%B0%E5%BB%BA'), await json(who, '/api/overview')]);
      for (const planId of [walk.planId, walk.foreignPlanId]) if (!seen.includes(planId)) expect(found, who).not.toContain(planId);
      if (seen.length === 0) for (const word of ['幼儿园', '养老', '市民政局', '市教育局']) expect(found, who).not.toContain(word);
    }
  });
});
