/** For the walk over the permission matrix: a ledger in the middle of a half-year, where accounts are real, with one asker for each column. */
import { randomBytes, randomUUID } from 'node:crypto';
import { COLUMNS, type TokenScope, type Who } from '@taizhang/identity';
import { createSession, putToken, type Store } from '@taizhang/store';
import { createApp } from '../http/app.js';
import { FORGERY_HEADER } from '../http/forgery.js';
import { accountIdentity } from '../identity/account-identity.js';
import { accountsAt } from '../identity/production.js';
import { sealOf } from '../identity/sealing.js';
import { identitySettings } from '../identity/settings.js';
import { forgeryTokenOf, hashOf, newToken } from '../identity/tokens.js';
import type { Parts } from '../parts.js';
import { UnitNames } from '../units/unit-names.js';
import { ORIGIN } from './account-server.js';
import { ASKERS, type Asker } from './askers.js';
import { acknowledgeAll, handIn, must, story, upload } from './half-year.js';
import { pdfSaying } from './scanned.js';
import { act, bringSmallPlanIn, dispatchAll, startTestServer, type TestServer } from './test-server.js';

export const PERIOD = '2026H2';
export const PDF = pdfSaying('扫描');

const FOREIGN_PLAN = `青山市教育提升分工方案
一、学前教育
1.新建幼儿园3所。（牵头单位：市教育局；配合单位：市住房城乡建设局）
`;

export type Ask = (method: string, path: string, body?: unknown) => Promise<Response>;
export type Walk = {
  readonly server: TestServer;
  readonly planId: string;
  /** Where nobody of the first plan has a part. */
  readonly foreignPlanId: string;
  readonly askers: ReadonlyMap<Who, Ask>;
};

/** The same store, where accounts are real. */
const withAccounts = (server: TestServer): Parts => {
  const settings = { origin: ORIGIN, rateFactor: 100_000 };
  const accounts = accountsAt(identitySettings(settings, null), sealOf(randomBytes(32)), settings);
  const { store, clock } = server.parts;
  const identity = accountIdentity({ store, clock, cookies: accounts.cookies, localToken: null });
  return { ...server.parts, settings, accounts, identity, evaluation: null, names: new UnitNames(store) };
};

const sessionOf = async (store: Store, personId: string, at: Date): Promise<Record<string, string>> => {
  const token = newToken();
  const expiresAt = new Date(at.getTime() + 3_600_000).toISOString();
  await createSession(store, { tokenHash: hashOf(token), personId, at: at.toISOString(), expiresAt, idleSeconds: 3600 });
  return { cookie: `__Host-taizhang=${token}`, [FORGERY_HEADER]: forgeryTokenOf(token) };
};

const tokenOf = async (store: Store, unitId: string, scope: TokenScope): Promise<Record<string, string>> => {
  const token = newToken();
  const row = {
    tokenId: randomUUID(),
    name: '外系统',
    unitId,
    scopes: [scope],
    madeBy: 'x',
    madeAt: '2026-11-01T00:00:00Z',
    endsOn: '2027-01-01',
  };
  await putToken(store.pool, row, hashOf(token));
  return { authorization: `Bearer ${token}` };
};

const headersFor = async (who: Who, server: TestServer): Promise<Record<string, string>> => {
  const column = COLUMNS.find((one) => one.who === who);
  if (column !== undefined && 'scope' in column) return tokenOf(server.store, server.unit('市民政局'), column.scope);
  const place = ASKERS[who as Asker];
  if (place === null) return {};
  const personId = place[0] === 'other' ? `other.${place[1]}` : server.person(place[0], place[1]);
  return sessionOf(server.store, personId, server.parts.clock());
};

const askerOf = (app: { request: (path: string, init: RequestInit) => Response | Promise<Response> }, own: Record<string, string>): Ask => {
  return async (method, path, body) => {
    const form = body instanceof FormData;
    const headers = { ...own, origin: ORIGIN, host: 'ledger.example', ...(form ? {} : { 'content-type': 'application/json' }) };
    return app.request(ORIGIN + path, { method, headers, ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }) });
  };
};

/** A small plan, dispatched, acknowledged, in an open period, with a sheet handed in, a file of evidence and a scan. */
const tell = async (server: TestServer): Promise<string> => {
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  const planId = await bringSmallPlanIn(coordinator);
  await dispatchAll(coordinator, planId, server.unit('省发展改革委'));
  const tale = await story(server, planId);
  await acknowledgeAll(tale, ['市民政局', '市文化和旅游局']);
  await must(act(coordinator, planId, 'announce-period', { periodId: PERIOD }));
  await must(act(coordinator, planId, 'open-period', { periodId: PERIOD }));
  await handIn(tale, PERIOD, '市文化和旅游局');
  const liaison = await tale.liaison('市民政局');
  const { sha256 } = await must(upload(liaison, `/api/plans/${planId}/tasks/t3/files`, PDF, '证明.pdf'));
  const evidence = [{ evidenceId: 'e1', kind: 'file', title: '证明', on: null, sha256 }];
  await must(act(liaison, planId, 'add-evidence', { taskId: 't3', evidence }));
  await must(upload(liaison, `/api/plans/${planId}/periods/${PERIOD}/sheets/${server.unit('市民政局')}/scan`, PDF, '扫描.pdf'));
  return planId;
};

export const startWalk = async (): Promise<Walk> => {
  const server = await startTestServer();
  const planId = await tell(server);
  const other = await server.as('other.coordinator');
  const foreignPlanId = await bringSmallPlanIn(other, FOREIGN_PLAN);
  await dispatchAll(other, foreignPlanId, server.unit('省统计局'));
  const app = createApp({ ...withAccounts(server), webFolder: null });
  const askers = new Map<Who, Ask>();
  for (const { who } of COLUMNS) askers.set(who, askerOf(app, await headersFor(who, server)));
  return { server, planId, foreignPlanId, askers };
};
