/** A liaison keeps the people of the own unit: invited, changed, removed, erased, handed over. Nobody of another unit is there for them. */
import { randomUUID } from 'node:crypto';
import { planState } from '@taizhang/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountServer,
  type Answer,
  type Browser,
  codeOf,
  firstAdministrator,
  invite,
  newPerson,
  PASSWORD,
  type Person,
  signIn,
  startAccountServer,
  tokenIn,
} from '../testing/account-server.js';
import { type Client, dispatchAll, SMALL_PLAN } from '../testing/test-server.js';

let server: AccountServer;
let admin: Person;
let coordinator: Person;
let liaison: Person;
let handler: Person;
let stranger: Person;
let planId: string;
let unit: string;

beforeAll(async () => {
  server = await startAccountServer();
  unit = server.unit('市民政局');
  admin = await firstAdministrator(server);
  coordinator = await newPerson(server, admin.browser, server.unit('省信息中心'), { loginName: 'coordinator', roles: ['coordinator'] });
  ({ planId } = await coordinator.browser.post('/api/plans', { commandId: randomUUID(), text: SMALL_PLAN }));
  liaison = await newPerson(server, admin.browser, unit, { name: '李民政', loginName: 'li.mz', roles: ['liaison'], mail: 'li@mz.example' });
  stranger = await newPerson(server, admin.browser, server.unit('市财政局'), { loginName: 'cz', roles: ['liaison'] });
  handler = await newPerson(server, liaison.browser, unit, { name: '王经办', loginName: 'wang.mz', roles: ['handler'] });
});
afterAll(() => server?.stop());

describe('a liaison', () => {
  it('sees the people of the own unit, and may give the roles of a unit', async () => {
    const { people, mayInvite } = await liaison.browser.get(`/api/units/${unit}/people`);
    expect(people.map(({ name }: Answer) => name).sort()).toEqual(['李民政', '王经办']);
    expect(mayInvite).toEqual(['liaison', 'handler', 'leaderInCharge', 'verifier']);
  });

  it('is told of no other unit, and of no role beyond the unit', async () => {
    const paths = (unitId: string) => [`/api/units/${unitId}/people`];
    for (const path of [...paths(unit), ...paths('u-absent')]) {
      const [foreign, absent] = [await stranger.browser.send('GET', path), await stranger.browser.send('GET', '/api/units/u-none/people')];
      expect([foreign.status, await foreign.text()]).toEqual([404, await absent.text()]);
    }
    const body = { name: '某', roles: ['handler'], mail: null, phone: null };
    expect(await stranger.browser.refusal('PUT', `/api/people/${handler.personId}`, body)).toBe('not-found');
    for (const act of ['invitation', 'unlock', 'remove', 'erase'])
      expect(await stranger.browser.refusal('POST', `/api/people/${handler.personId}/${act}`), act).toBe('not-found');
    expect(await handler.browser.refusal('GET', `/api/units/${unit}/people`)).toBe('not-found');
    const given = { name: '某', loginName: 'some.one', roles: ['coordinator'], mail: null, phone: null };
    expect(await liaison.browser.refusal('POST', `/api/units/${unit}/people`, given)).toBe('account/role-not-given-here');
    expect(await liaison.browser.refusal('POST', `/api/people/${liaison.personId}/remove`)).toBe('account/oneself');
  });

  it('cannot touch an administrator of the own unit', async () => {
    const own = await newPerson(server, admin.browser, server.unit('省信息中心'), { loginName: 'li.xx', roles: ['liaison'] });
    const { people } = await own.browser.get(`/api/units/${server.unit('省信息中心')}/people`);
    expect(people.find(({ personId }: Answer) => personId === admin.personId).allowed).toEqual([]);
    expect(await own.browser.refusal('POST', `/api/people/${admin.personId}/invitation`)).toBe('not-found');
    expect(await own.browser.refusal('POST', `/api/people/${coordinator.personId}/remove`)).toBe('not-found');
  });

  it('changes roles, and the person signs in anew', async () => {
    const body = { name: '王经办', roles: ['handler', 'leaderInCharge'], mail: null, phone: '0791-8888' };
    await liaison.browser.put(`/api/people/${handler.personId}`, body);
    expect(await handler.browser.refusal('GET', '/api/plans')).toBe('session/none');
    await signIn(server, handler, handler.browser);
    expect((await handler.browser.get('/api/session')).person.roles).toEqual(['handler', 'leaderInCharge']);
  });

  it('gives a new link to who lost the factor; the former ones end when it is used', async () => {
    const { link } = await liaison.browser.post(`/api/people/${handler.personId}/invitation`);
    expect(await handler.browser.refusal('GET', '/api/plans')).toBe('200');
    const browser = server.browser();
    const accept = (password: string) => browser.refusal('POST', '/api/invitations/accept', { token: tokenIn(link), password });
    expect(await accept(PASSWORD)).toBe('password/used-before');
    const { session } = await browser.post('/api/invitations/accept', { token: tokenIn(link), password: 'Another-2026-word' });
    expect(session.pending).toEqual(['enrol-second-factor']);
    expect(await handler.browser.refusal('GET', '/api/plans')).toBe('session/none');
    const { secret } = await browser.post('/api/account/totp');
    await browser.post('/api/account/totp/confirm', { code: codeOf(secret, server.at()) });
    handler = { ...handler, browser, secret };
  });

  it('two links under one name are refused, and a link that was replaced is over', async () => {
    const { person, invitation } = await invite(liaison.browser, unit, { loginName: 'neu.mz', roles: ['handler'] });
    const taken = { name: '另', loginName: 'NEU.mz', roles: ['handler'], mail: null, phone: null };
    expect(await liaison.browser.refusal('POST', `/api/units/${unit}/people`, taken)).toBe('account/login-taken');
    await liaison.browser.post(`/api/people/${person.personId}/invitation`);
    expect(await server.browser().refusal('POST', '/api/invitations/look', { token: tokenIn(invitation.link) })).toBe('invitation/over');
  });
});

describe('colleagues', () => {
  it('are the people of the own unit, by name and role alone', async () => {
    const { people } = await handler.browser.get('/api/colleagues');
    expect(people.map(({ name }: Answer) => name)).toContain('李民政');
    expect(Object.keys(people[0]).sort()).toEqual(['name', 'personId', 'roles']);
    expect((await admin.browser.get('/api/colleagues')).people).toEqual([]);
  });
});

/** For steps that other tests take with a client of their own. */
const clientOf = (browser: Browser): Client => ({
  get: (path) => browser.send('GET', path),
  post: (path, body) => browser.send('POST', path, body),
  json: (path) => browser.get(path),
  send: (path, init) => browser.send(init.method ?? 'GET', path),
});

describe('a hand-over', () => {
  it('passes roles, notices and drafts to the successor in one act', async () => {
    await server.store.pool.query(
      `insert into notice (notice_id, person_id, kind, plan_id, task_ids, params, made_at) values ('n1', $1, 'tasksDispatched', $2, '{}', '{}', now())`,
      [liaison.personId, planId],
    );
    await dispatchAll(clientOf(coordinator.browser), planId, server.unit('省信息中心'));
    const days = { from: '2026-11-01', to: '2026-12-31' };
    const leader = await newPerson(server, liaison.browser, unit, { loginName: 'leader.mz', roles: ['leaderInCharge'] });
    const named = { commandId: randomUUID(), role: 'leaderInCharge', standInId: liaison.personId, ...days };
    await leader.browser.post(`/api/plans/${planId}/acts/name-stand-in`, named);
    const shown = await liaison.browser.get(`/api/people/${liaison.personId}/hand-over`);
    expect(shown.standIns).toBe(1);
    expect(shown).toMatchObject({ from: { name: '李民政' }, notices: 1, drafts: 0 });
    expect(shown.successors.map(({ personId }: Answer) => personId)).toContain(handler.personId);
    const to = (personId: string) =>
      liaison.browser.refusal('POST', `/api/people/${liaison.personId}/hand-over`, { to: personId, stays: false });
    expect(await to(stranger.personId)).toBe('hand-over/not-fitting');
    expect(await to(liaison.personId)).toBe('hand-over/not-fitting');
    const wider = await newPerson(server, await signIn(server, admin), unit, { loginName: 'wider.mz', roles: ['coordinator'] });
    expect(await to(wider.personId)).toBe('account/role-not-given-here');
    expect((await planState(server.store, planId)).standIns).toMatchObject([{ standInId: liaison.personId }]);
    expect(await to(handler.personId)).toBe('200');
    expect(await liaison.browser.refusal('GET', '/api/plans')).toBe('session/none');
    expect(await liaison.browser.refusal('POST', '/api/sign-in', { loginName: 'li.mz', password: PASSWORD })).toBe('sign-in/failed');
    await signIn(server, handler, handler.browser, 'Another-2026-word');
    const { person } = await handler.browser.get('/api/session');
    expect([...person.roles].sort()).toEqual(['handler', 'leaderInCharge', 'liaison']);
    const { standIns } = await planState(server.store, planId);
    expect(standIns).toEqual([{ unitId: unit, role: 'leaderInCharge', personId: leader.personId, standInId: handler.personId, ...days }]);
    const { rows } = await server.store.pool.query(`select person_id from notice where notice_id = 'n1'`);
    expect(rows[0].person_id).toBe(handler.personId);
  });
});

describe('erasing a person', () => {
  it('leaves a neutral word where the person acted', async () => {
    const other = await newPerson(server, await signIn(server, admin), server.unit('省信息中心'), {
      loginName: 'coordinator.two',
      roles: ['coordinator'],
    });
    const history = async () => JSON.stringify(await other.browser.get(`/api/plans/${planId}/tasks/t3/history`));
    expect(await history()).toContain('某人');
    const keeper = await signIn(server, admin);
    await keeper.post(`/api/people/${coordinator.personId}/remove`);
    await keeper.post(`/api/people/${coordinator.personId}/erase`);
    expect(await history()).toContain('已注销人员');
    expect(await history()).not.toContain('某人');
  });

  it('removes name, contact and credentials for good; ids stay, and every journal verifies', async () => {
    const { people } = await handler.browser.get(`/api/units/${unit}/people`);
    expect(people.find(({ personId }: Answer) => personId === liaison.personId)).toMatchObject({
      status: 'removed',
      allowed: ['change', 'erase'],
    });
    await handler.browser.post(`/api/people/${liaison.personId}/erase`);
    const tables = [
      'person',
      'account',
      'former_password',
      'totp',
      'recovery_code',
      'passkey',
      'invitation',
      'session',
      'security_entry',
      'entry',
    ];
    for (const table of tables) {
      const { rows } = await server.store.pool.query(`select * from ${table}`);
      for (const word of ['李民政', 'li.mz', 'li@mz.example']) expect(JSON.stringify(rows), `${table} ${word}`).not.toContain(word);
    }
    const { rows } = await server.store.pool.query('select * from person where person_id = $1', [liaison.personId]);
    expect(rows).toMatchObject([{ name: '', roles: [], mail: null, phone: null }]);
  });
});
