/** The three administrators: they exclude each other, none raises himself, none acts in the ledger; policy, tokens, the security journal. */
import { randomUUID } from 'node:crypto';
import { verifySecurity } from '@taizhang/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountServer,
  type Answer,
  type Browser,
  enrol,
  firstAdministrator,
  LOCAL_TOKEN,
  newPerson,
  PASSWORD,
  type Person,
  signIn,
  startAccountServer,
  tokenIn,
} from '../testing/account-server.js';
import { SMALL_PLAN } from '../testing/test-server.js';
import { clearOldSecurity } from './clear-security.js';

let server: AccountServer;
let security: Person;
let system: Person;
let auditor: Person;
let coordinator: Person;

const person = (loginName: string, name = '管理员') => ({ name, loginName, unitId: server.unit('省信息中心'), mail: null, phone: null });
const propose = (by: Browser, body: Answer): Promise<Answer> => by.post('/api/offices/proposals', body);

beforeAll(async () => {
  server = await startAccountServer();
  security = await firstAdministrator(server);
});
afterAll(() => server?.stop());

describe('offices', () => {
  it('while the house is being founded, the security administrator fills the empty ones alone', async () => {
    const { offices, invitation } = await propose(security.browser, {
      kind: 'give',
      office: 'systemAdministrator',
      person: person('system'),
    });
    expect(offices.founded).toBe(false);
    system = await enrol(server, invitation.link, 'system');
    const second = await propose(security.browser, { kind: 'give', office: 'auditor', person: person('auditor') });
    auditor = await enrol(server, second.invitation.link, 'auditor');
    expect((await security.browser.get('/api/offices')).founded).toBe(true);
  });

  it('then another kind confirms, and nobody raises himself', async () => {
    const { offices, invitation } = await propose(security.browser, {
      kind: 'give',
      office: 'systemAdministrator',
      person: person('system.two'),
    });
    expect(invitation).toBeNull();
    const [{ proposalId, allowed }] = offices.proposals;
    expect(allowed).toEqual(['withdraw']);
    const confirm = (by: Browser) => by.refusal('POST', `/api/offices/proposals/${proposalId}/confirm`);
    expect(await confirm(security.browser)).toBe('office/same-hand');
    const done = await auditor.browser.post(`/api/offices/proposals/${proposalId}/confirm`);
    const two = await enrol(server, done.invitation.link, 'system.two');
    expect(await confirm(system.browser)).toBe('not-found');
    expect((await two.browser.get('/api/session')).person.roles).toEqual(['systemAdministrator']);
    const oneself = { kind: 'give', office: 'securityAdministrator', personId: system.personId };
    expect(await system.browser.refusal('POST', '/api/offices/proposals', oneself)).toBe('office/oneself');
    const third = { kind: 'give', office: 'securityAdministrator', personId: two.personId };
    expect(await system.browser.refusal('POST', '/api/offices/proposals', third)).toBe('office/wrong-state');
  });

  it('are nothing that this machine itself acts in: whoever has its token reads', async () => {
    const asked = async (method: string, path: string, body?: Answer) =>
      (await server.browser().send(method, path, body, { authorization: `Bearer ${LOCAL_TOKEN}` })).status;
    expect(await asked('GET', '/api/plans')).toBe(200);
    const renew = { kind: 'renew', office: 'securityAdministrator', personId: security.personId };
    expect(await asked('POST', '/api/offices/proposals', renew)).toBe(404);
    expect((await system.browser.get('/api/offices')).proposals).toEqual([]);
  });

  it('are never given by invitation, nor beside another role', async () => {
    const path = `/api/units/${server.unit('省信息中心')}/people`;
    const given = (roles: readonly string[]) => ({ name: '某人', loginName: 'x.y', roles, mail: null, phone: null });
    expect(await security.browser.refusal('POST', path, given(['auditor']))).toBe('account/role-not-given-here');
    expect(await security.browser.refusal('POST', path, given(['auditor', 'liaison']))).toBe('account/roles-exclude');
  });

  it('the last holder stays until there is a successor, and a link for an administrator takes two hands', async () => {
    const end = { kind: 'end', office: 'auditor', personId: auditor.personId };
    expect(await security.browser.refusal('POST', '/api/offices/proposals', end)).toBe('office/last-holder');
    expect(await security.browser.refusal('POST', `/api/people/${auditor.personId}/invitation`)).toBe('not-found');
    const { offices } = await propose(security.browser, { kind: 'renew', office: 'auditor', personId: auditor.personId });
    const { invitation } = await system.browser.post(`/api/offices/proposals/${offices.proposals[0].proposalId}/confirm`);
    expect((await server.browser().post('/api/invitations/look', { token: tokenIn(invitation.link) })).purpose).toBe('renew');
  });

  it('nobody comes in under the name of who is proposed before another hand confirmed, and nobody who came in so keeps it', async () => {
    const unitId = server.unit('省信息中心');
    const liaison = await newPerson(server, security.browser, unitId, { loginName: 'li.own', roles: ['liaison'] });
    const { offices } = await propose(security.browser, { kind: 'give', office: 'auditor', person: person('auditor.two') });
    const [{ proposalId, person: meant }] = offices.proposals;
    const changed = { name: '别名', roles: ['handler'], mail: 'other@mz.example', phone: null };
    for (const { browser } of [liaison, security]) {
      expect(await browser.refusal('POST', `/api/people/${meant.personId}/invitation`)).toBe('not-found');
      expect(await browser.refusal('PUT', `/api/people/${meant.personId}`, changed)).toBe('not-found');
      expect(await browser.refusal('POST', `/api/people/${meant.personId}/remove`)).toBe('not-found');
    }
    await system.browser.post(`/api/offices/proposals/${proposalId}/withdraw`);
    const early = await liaison.browser.post(`/api/people/${meant.personId}/invitation`);
    const other = await enrol(server, early.link, 'auditor.two');
    await propose(security.browser, { kind: 'give', office: 'auditor', personId: meant.personId });
    const [again] = (await system.browser.get('/api/offices')).proposals;
    const { invitation } = await system.browser.post(`/api/offices/proposals/${again.proposalId}/confirm`);
    expect(await other.browser.refusal('GET', '/api/plans')).toBe('session/none');
    const tried = { loginName: 'auditor.two', password: PASSWORD };
    expect(await server.browser().refusal('POST', '/api/sign-in', tried)).toBe('sign-in/failed');
    const two = await enrol(server, invitation.link, 'auditor.two');
    expect((await two.browser.get('/api/session')).person.roles).toEqual(['auditor']);
  });
});

describe('administrators and the ledger', () => {
  it('a coordinator brings a plan in; no administrator but the auditor sees it, and none acts', async () => {
    coordinator = await newPerson(server, security.browser, server.unit('省信息中心'), {
      loginName: 'coordinator',
      roles: ['coordinator'],
    });
    const { planId } = await coordinator.browser.post('/api/plans', { commandId: randomUUID(), text: SMALL_PLAN });
    const sees = async ({ browser }: Person) => [
      (await browser.get('/api/plans')).plans.length,
      await browser.refusal('GET', `/api/plans/${planId}`),
    ];
    expect(await sees(auditor)).toEqual([1, '200']);
    expect(await sees(security)).toEqual([0, 'plan/not-found']);
    expect(await sees(system)).toEqual([0, 'plan/not-found']);
    for (const { browser } of [auditor, security, system]) {
      const body = { commandId: randomUUID(), taskIds: ['t1'], seen: { t1: 1 } };
      expect(['plan/not-found', 'act/not-yours']).toContain(await browser.refusal('POST', `/api/plans/${planId}/acts/dispatch`, body));
      const plan = { commandId: randomUUID(), text: SMALL_PLAN };
      expect(await browser.refusal('POST', '/api/plans', plan)).toBe('act/not-yours');
    }
  });

  it('no name of a person is in any journal of the ledger', async () => {
    const { rows } = await server.store.pool.query('select body from entry');
    expect(rows.map(({ body }) => body).join()).not.toContain('某人');
  });
});

describe('the policy', () => {
  it('is changed by the security administrator alone, never below the floors', async () => {
    const { revision, policy } = await system.browser.get('/api/policy');
    const put = (by: Person, changed: Answer, at = revision) => by.browser.refusal('PUT', '/api/policy', { revision: at, policy: changed });
    expect(await put(system, policy)).toBe('not-found');
    expect(await put(security, { ...policy, journal: { months: 5 } })).toBe('policy/below-floor');
    expect(await put(security, { ...policy, password: { ...policy.password, minLength: 6 } })).toBe('policy/below-floor');
    const stricter = { ...policy, session: { ...policy.session, idleMinutes: 5 } };
    expect(await put(security, stricter)).toBe('200');
    expect(await put(security, stricter)).toBe('policy/changed-since');
  });

  it('reaches sessions that run already', async () => {
    server.wait(6);
    expect(await coordinator.browser.refusal('GET', '/api/plans')).toBe('session/none');
    for (const one of [security, system, auditor, coordinator]) await signIn(server, one, one.browser);
  });
});

describe('tokens of outside systems', () => {
  const make = (body: Answer) => security.browser.post('/api/tokens', body);
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const asked = async (token: string, method: string, path: string, body?: Answer) =>
    (await server.browser().send(method, path, body, bearer(token))).status;

  it('read and prepare for one unit, and do what a person does nowhere', async () => {
    const unitId = server.unit('市民政局');
    const { token, made } = await make({ name: '业务系统', unitId, scopes: ['read'], endsOn: '2026-12-31' });
    expect(made).toMatchObject({ status: 'valid', scopes: ['read'], unit: { name: '市民政局' } });
    expect(await asked(token, 'GET', '/api/plans')).toBe(200);
    for (const path of ['/api/account', '/api/notices', '/api/colleagues', '/api/accounts', '/api/security-journal'])
      expect(await asked(token, 'GET', path), path).toBe(404);
    expect(await asked(token, 'POST', '/api/plans', { commandId: randomUUID(), text: SMALL_PLAN })).toBe(404);
    const act = { commandId: randomUUID(), taskIds: ['t3'], seen: { t3: 1 } };
    expect(await asked(token, 'POST', '/api/plans/p-x/acts/acknowledge', act)).toBe(404);
    const { rows } = await server.store.pool.query('select token_hash from api_token');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('end on their day, when revoked, and never later than a year', async () => {
    const unitId = server.unit('市民政局');
    const far = { name: '远', unitId, scopes: ['read'], endsOn: '2029-01-01' };
    expect(await security.browser.refusal('POST', '/api/tokens', far)).toBe('token/bad-end');
    const { token, made } = await make({ ...far, endsOn: '2026-11-24' });
    expect(await asked(token, 'GET', '/api/plans')).toBe(200);
    await security.browser.post(`/api/tokens/${made.tokenId}/revoke`);
    expect(await asked(token, 'GET', '/api/plans')).toBe(401);
    const other = await make({ ...far, endsOn: '2026-11-24' });
    server.wait(2 * 24 * 60);
    expect(await asked(other.token, 'GET', '/api/plans')).toBe(401);
    for (const one of [security, system, auditor]) await signIn(server, one, one.browser);
  });
});

describe('the security journal', () => {
  it('is read by the auditor alone, in sentences', async () => {
    for (const one of [security, system]) expect(await one.browser.refusal('GET', '/api/security-journal')).toBe('not-found');
    const { lines } = await auditor.browser.get('/api/security-journal?type=office.');
    expect(lines.map((line: Answer) => line.type)).toContain('office.confirmed');
    expect(lines[0].by.name).toBeTruthy();
    const about = await auditor.browser.get(`/api/security-journal?personId=${system.personId}`);
    expect(about.lines.every(({ by, about: of }: Answer) => [by.personId, of.personId].includes(system.personId))).toBe(true);
  });

  it('is exported, and the export is a line of it', async () => {
    const answer = await auditor.browser.send('GET', '/api/security-journal/export?format=jsonl');
    const rows = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(JSON.parse(rows.at(-1).body)).toMatchObject({ type: 'journal.exported', facts: { format: 'jsonl' } });
    const csv = await (await auditor.browser.send('GET', '/api/security-journal/export?format=csv')).text();
    expect(csv.split('\r\n').length).toBe(rows.length + 3);
  });

  it('names the line that somebody changed', async () => {
    expect(await auditor.browser.get('/api/security-journal/chain')).toMatchObject({ whole: true, wrongSeq: null });
    const { rows } = await server.store.pool.query('select seq, body from security_entry order by seq offset 4 limit 1');
    const [{ seq, body }] = rows;
    const changed = body.replace('"success":true', '"success":false');
    await server.store.asOwner((owner) => owner.query('update security_entry set body = $2 where seq = $1', [seq, changed]));
    expect(await auditor.browser.get('/api/security-journal/chain')).toMatchObject({ whole: false, wrongSeq: seq });
    await server.store.asOwner((owner) => owner.query('update security_entry set body = $2 where seq = $1', [seq, body]));
    expect((await verifySecurity(server.store)).whole).toBe(true);
  });

  it('is kept for its months, then cleared with a line that says so, and still verifies', async () => {
    expect(await clearOldSecurity(server.parts)).toBe(0);
    server.wait(11 * 30 * 24 * 60);
    expect(await clearOldSecurity(server.parts)).toBe(0);
    server.wait(60 * 24 * 60);
    const before = await verifySecurity(server.store);
    expect(await clearOldSecurity(server.parts)).toBe(before.entries);
    const after = await verifySecurity(server.store);
    expect(after).toMatchObject({ whole: true, entries: 1, lastSeq: before.lastSeq + 1 });
  });
});
