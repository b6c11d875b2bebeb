/** What is no request at all: characters that cannot be kept, places that no page gave, fields of another form. Each is said in the person's language. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, act, bringSmallPlanIn, type Client, revisions, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let coordinator: Client;
let planId: string;

beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
});
afterAll(() => server?.stop());

const told = async (answer: Response): Promise<Answer> => answer.json();
const fieldsOf = async (answer: Response): Promise<Answer> => {
  expect(answer.status).toBe(400);
  const { code, fields } = await told(answer);
  expect(code).toBe('request/malformed');
  return fields;
};

describe('characters that cannot be kept', () => {
  it.each(['q=%00', 'q=a%00b', 'unit=%00', 'section=%00', 'unit=%00&q=x'])('tasks?%s', async (query) => {
    for (const route of ['tasks?', 'export?format=json&']) await fieldsOf(await coordinator.get(`/api/plans/${planId}/${route}${query}`));
  });

  it('in the search of units', async () => expect(await fieldsOf(await coordinator.get('/api/units?q=%00'))).toHaveLength(1));

  it.each(['%00', 'p-1%00', '%00/tasks', '%00/tasks/t1', '%00/export?format=xlsx', '%00/document', '%00/units/u-1'])(
    'no plan is called %s',
    async (path) => expect((await coordinator.get(`/api/plans/${path}`)).status).toBe(404),
  );

  it.each(['\u0000', 'a\u0000b', '\ud800', 'x\udc00'])('%j in the body of an act', async (text) => {
    const seen = await revisions(coordinator, planId);
    const change = { taskId: 't1', change: { deadline: { text, on: null } }, basis: '依据', approver: '某人', seen };
    expect(await fieldsOf(await act(coordinator, planId, 'adjust-task', change))).toEqual([
      { path: 'change.deadline.text', message: '含有无法保存的字符' },
    ]);
    await fieldsOf(await act(coordinator, planId, 'correct-task', { taskId: 't1', text: `任务${text}`, seen }));
    await fieldsOf(await act(coordinator, planId, 'dispatch', { taskIds: [`t1${text}`], seen }));
    await fieldsOf(await act(coordinator, planId, 'dispatch', { taskIds: ['t1'], seen: { ...seen, [text]: 1 } }));
    expect((await act(coordinator, `p${encodeURIComponent('\0')}`, 'dispatch', { taskIds: ['t1'], seen })).status).toBe(404);
  });

  it.each(['tasks/t1/files', 'periods/2026H1/sheets/u/scan', 'periods/2026H1/sheets/u/workbook'])(
    'nor in the address of %s, whose body is a file',
    async (place) => {
      const form = new FormData();
      form.set('file', new File(['x'], 'x.txt'));
      const answer = await coordinator.send(`/api/plans/p%00/${place}`, { method: 'POST', body: form });
      expect(answer.status).toBe(404);
    },
  );

  it('whole characters beyond the first plane are taken', async () => {
    const seen = await revisions(coordinator, planId);
    expect((await act(coordinator, planId, 'correct-task', { taskId: 't1', number: '𠮷', seen })).status).toBe(200);
  });
});

describe('the place of a page', () => {
  it.each(['garbage', '', 'W10', Buffer.from('["order",1,"t1",2]').toString('base64url')])('%j is no place', async (after) => {
    expect(await fieldsOf(await coordinator.get(`/api/plans/${planId}/tasks?after=${after}`))).toMatchObject([{ path: 'after' }]);
  });

  it('belongs to one order alone', async () => {
    const { next } = await coordinator.json(`/api/plans/${planId}/tasks?limit=1&sort=due`);
    expect((await coordinator.get(`/api/plans/${planId}/tasks?limit=1&sort=due&after=${next}`)).status).toBe(200);
    for (const sort of ['lead', 'status', 'order'])
      await fieldsOf(await coordinator.get(`/api/plans/${planId}/tasks?limit=1&sort=${sort}&after=${next}`));
  });
});

describe('what is wrong with a field', () => {
  const wrong = { taskIds: [], reason: 3, approver: 'x'.repeat(201), commandId: 'x' };
  const messages = async (language: string): Promise<string[]> =>
    (await fieldsOf(await act(coordinator, planId, 'withdraw-task', wrong, { 'accept-language': language }))).map(
      ({ path, message }: Answer) => `${path}: ${message}`,
    );

  it('is said in the person’s language', async () => {
    expect((await messages('zh-CN')).sort()).toEqual(
      ['approver: 超过上限（200）', 'commandId: 格式不对', 'reason: 类型不对', 'taskIds: 低于下限（1）'].sort(),
    );
    expect(await messages('en')).toContain('taskIds: Less than the least of 1');
    for (const line of await messages('zh-TW')) expect(line.split(': ')[1]).not.toMatch(/[a-z]/i);
  });

  it('what is missing is said to be missing', async () => {
    expect(await fieldsOf(await act(coordinator, planId, 'dispatch', {}))).toEqual([{ path: 'taskIds', message: '缺少这一项' }]);
    expect(await fieldsOf(await coordinator.post('/api/plans', { text: '一' }))).toEqual([{ path: 'commandId', message: '缺少这一项' }]);
    expect(await fieldsOf(await coordinator.get(`/api/plans/${planId}/tasks?sort=x`))).toEqual([{ path: 'sort', message: '不是可选的值' }]);
  });
});
