/** For tests: the whole server over a real database, without a socket; people who ask it; a small plan, brought in and dispatched. */
import { randomUUID } from 'node:crypto';
import { foldScript } from '@taizhang/plan';
import type { Person, Store } from '@taizhang/store';
import { upsertPeople } from '@taizhang/store';
import { startTestDatabase } from '../../../../packages/store/src/testing/index.js';
import { createApp } from '../http/app.js';
import { silent } from '../log.js';
import type { Parts } from '../parts.js';
import { partsOf } from '../serve.js';
import { unitIdOf } from '../units/directory-units.js';

export const LOCAL_TOKEN = 'a-token-for-the-command-line-of-tests';
export const NOW = new Date('2026-11-23T16:30:00.000Z');

export type Client = {
  readonly get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  readonly json: <T = Answer>(path: string) => Promise<T>;
  readonly send: (path: string, init: RequestInit) => Promise<Response>;
};
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers whose shapes the server itself checks
export type Answer = any;

export type TestServer = {
  readonly parts: Parts;
  readonly store: Store;
  readonly as: (personId: string | null) => Promise<Client>;
  readonly unit: (name: string) => string;
  readonly person: (unit: string, post: string) => string;
  readonly stop: () => Promise<void>;
};

type Request = (path: string, init?: RequestInit) => Response | Promise<Response>;

const clientOf = (request: Request, cookie: string | null): Client => {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('host', '127.0.0.1');
    if (cookie !== null) headers.set('cookie', cookie);
    return request(path, { ...init, headers });
  };
  const get: Client['get'] = (path, headers = {}) => send(path, { headers });
  return {
    send,
    get,
    post: (path, body, headers = {}) =>
      send(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }),
    json: async (path) => (await get(path)).json() as never,
  };
};

/** Administrators, who have no business with any plan. */
const ADMINISTRATORS: readonly Person[] = (['system', 'security'] as const).map((post) => ({
  personId: `other.${post}`,
  name: '管理员',
  unitId: unitIdOf('省统计局'),
  roles: [`${post}Administrator` as const],
  mail: null,
  phone: null,
}));

/** A coordinator of another unit, who has no business with the plans of the first. */
const OTHER_COORDINATOR: Person = {
  personId: 'other.coordinator',
  name: '外来人',
  unitId: unitIdOf('省统计局'),
  roles: ['coordinator'],
  mail: null,
  phone: null,
};

export const startTestServer = async (changed: Partial<Parts> = {}, webFolder: string | null = null): Promise<TestServer> => {
  const database = await startTestDatabase();
  const store = await database.openStore({ fold: foldScript });
  const parts: Parts = { ...(await partsOf(store, silent, LOCAL_TOKEN, () => NOW)), checkAnswers: true, ...changed };
  await upsertPeople(store, [OTHER_COORDINATOR, ...ADMINISTRATORS]);
  const app = createApp({ ...parts, webFolder });
  const request: Request = (path, init) => app.request(path, init);
  return {
    parts,
    store,
    unit: unitIdOf,
    person: (unit, post) => `${unitIdOf(unit)}.${post}`,
    as: async (personId) => {
      if (personId === null) return clientOf(request, null);
      const session = await parts.evaluation?.signIn(personId);
      if (!session) throw new Error(`There is no ${personId}`);
      return clientOf(request, session.cookie.split(';')[0] as string);
    },
    stop: () => database.drop(),
  };
};

/** Units, a group, a date and a quantity; every lead is marked, so that the tasks are ready sooner. */
export const SMALL_PLAN = `青原市公共服务提升分工方案
一、就业服务
1.建立重点企业用工清单，2026年6月底前公布。（牵头单位：市人力资源社会保障局；责任单位：市工业和信息化局、市财政局）
2.全年新增城镇就业不少于3万人。（牵头单位：市人力资源社会保障局；责任单位：各县区政府）
二、养老服务
3.新建社区养老服务中心20个。（牵头单位：市民政局；配合单位：市财政局、市自然资源局）
4.办好敬老月活动。（牵头单位：市民政局；责任单位：市文化和旅游局）
`;

export const bringSmallPlanIn = async (coordinator: Client, text = SMALL_PLAN): Promise<string> => {
  const answer = await coordinator.post('/api/plans', { commandId: randomUUID(), text });
  if (answer.status !== 201) throw new Error(await answer.text());
  return ((await answer.json()) as { planId: string }).planId;
};

export const act = async (
  client: Client,
  planId: string,
  name: string,
  fields: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<Response> => client.post(`/api/plans/${planId}/acts/${name}`, { commandId: randomUUID(), ...fields }, headers);

export const revisions = async (client: Client, planId: string): Promise<Record<string, number>> => {
  const { rows } = await client.json(`/api/plans/${planId}/tasks?limit=1000`);
  return Object.fromEntries(rows.map((row: Answer) => [row.taskId, row.revision]));
};

/** Everything settled as it was read, and what is ready dispatched. Returns the ids of the tasks that went. */
export const dispatchAll = async (client: Client, planId: string, verifyingUnitId: string): Promise<readonly string[]> => {
  const done = async (name: string, fields: Record<string, unknown>) => {
    const answer = await act(client, planId, name, { ...fields, seen: await revisions(client, planId) });
    if (answer.status !== 200) throw new Error(`${name}: ${await answer.text()}`);
  };
  const { findings } = await client.json(`/api/plans/${planId}/findings`);
  const asks = findings.filter((finding: Answer) => finding.level === 'ask' && finding.settled === null);
  if (asks.length > 0)
    await done('settle-finding', { findingIds: asks.map((finding: Answer) => finding.findingId), as: 'asRead', note: '' });
  const { groups } = await client.json(`/api/plans/${planId}/groups`);
  if (groups.length > 0)
    await done('resolve-group', { groupIds: groups.map((group: Answer) => group.groupId), unitIds: [], answeringUnitId: verifyingUnitId });
  const { rows } = await client.json(`/api/plans/${planId}/tasks?limit=1000`);
  const leads = rows
    .filter((row: Answer) => !row.leadSettled && row.proposedLead)
    .map((row: Answer) => ({ taskId: row.taskId, unitId: row.proposedLead.unitId }));
  if (leads.length > 0) await done('confirm-leads', { leads });
  const taskIds = rows.map((row: Answer) => row.taskId);
  await done('confirm-closing', { taskIds });
  await done('dispatch', { taskIds });
  return (await client.json(`/api/plans/${planId}/tasks?status=dispatched&limit=1000`)).rows.map((row: Answer) => row.taskId);
};
