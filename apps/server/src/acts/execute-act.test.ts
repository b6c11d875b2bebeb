import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Answer,
  act,
  bringSmallPlanIn,
  type Client,
  dispatchAll,
  revisions,
  SMALL_PLAN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';

let server: TestServer;
let coordinator: Client;
let planId: string;

beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
});
afterAll(() => server?.stop());

const problem = async (answer: Response): Promise<Answer> => {
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  return answer.json();
};

describe('an act on one task', () => {
  it('wants the revision that its sender saw', async () => {
    const answer = await act(coordinator, planId, 'correct-task', { taskId: 't1', number: '一' });
    expect(answer.status).toBe(428);
    expect(await problem(answer)).toMatchObject({ code: 'request/revision-wanted', tasks: ['t1'] });
  });

  it('takes it from If-Match, as the ETag of the task gave it, and refuses an old one', async () => {
    const etag = (await coordinator.get(`/api/plans/${planId}/tasks/t1`)).headers.get('etag') as string;
    const first = await act(coordinator, planId, 'correct-task', { taskId: 't1', number: '1.' }, { 'if-match': etag });
    expect(first.status).toBe(200);
    const second = await act(coordinator, planId, 'correct-task', { taskId: 't1', number: '1' }, { 'if-match': etag });
    expect(second.status).toBe(412);
    expect(await problem(second)).toMatchObject({ code: 'task/changed-since', tasks: ['t1'] });
  });

  it('does not take an If-Match of another form', async () => {
    expect((await act(coordinator, planId, 'correct-task', { taskId: 't1', number: '1' }, { 'if-match': '*' })).status).toBe(428);
  });

  it('answers 304 to who has the task already', async () => {
    const etag = (await coordinator.get(`/api/plans/${planId}/tasks/t1`)).headers.get('etag') as string;
    expect((await coordinator.get(`/api/plans/${planId}/tasks/t1`, { 'if-none-match': etag })).status).toBe(304);
  });
});

describe('an act on many tasks', () => {
  it('wants the revision of each in `seen`', async () => {
    const seen = await revisions(coordinator, planId);
    const { t2: _, ...others } = seen;
    const answer = await act(coordinator, planId, 'confirm-closing', { taskIds: ['t1', 't2'], seen: others });
    expect(answer.status).toBe(428);
  });

  it('sent again with its id finds its first answer and changes nothing', async () => {
    const body = { commandId: randomUUID(), taskIds: ['t4'], seen: await revisions(coordinator, planId) };
    const first = await coordinator.post(`/api/plans/${planId}/acts/confirm-closing`, body);
    const again = await coordinator.post(`/api/plans/${planId}/acts/confirm-closing`, body);
    expect([first.status, again.status]).toEqual([200, 200]);
    const [one, two] = [(await first.json()) as Answer, (await again.json()) as Answer];
    expect(one.repeated).toBe(false);
    expect(two).toEqual({ ...one, repeated: true });
  });
});

describe('the id of a command', () => {
  it('that came before with another act, or other fields, is refused', async () => {
    const commandId = randomUUID();
    const seen = await revisions(coordinator, planId);
    expect((await coordinator.post(`/api/plans/${planId}/acts/confirm-closing`, { commandId, taskIds: ['t3'], seen })).status).toBe(200);
    for (const [name, fields] of [
      ['confirm-closing', { taskIds: ['t2'] }],
      ['correct-task', { taskId: 't3', number: '3.' }],
    ] as const) {
      const answer = await coordinator.post(`/api/plans/${planId}/acts/${name}`, { commandId, ...fields, seen });
      expect(answer.status).toBe(409);
      expect((await problem(answer)).code).toBe('request/id-reused');
    }
  });

  it('that brought another text in is refused', async () => {
    const commandId = randomUUID();
    const bring = (text: string) => coordinator.post('/api/plans', { commandId, text });
    expect((await bring(SMALL_PLAN.replaceAll('青原市', '白河市'))).status).toBe(201);
    expect((await problem(await bring(SMALL_PLAN.replaceAll('青原市', '黑河市')))).code).toBe('request/id-reused');
  });
});

describe('a deadline given in words', () => {
  it.each([
    ['2026年底前', null, '2026-12-31'],
    ['2027年6月底前', null, '2027-06-30'],
    ['年底前', null, null],
    ['持续推进', null, null],
    ['2026年底前', '2026-11-30', '2026-11-30'],
  ])('%s, with %j, is due on %j', async (text, given, on) => {
    const seen = await revisions(coordinator, planId);
    const answer = await act(coordinator, planId, 'correct-task', { taskId: 't2', deadline: { text, on: given }, seen });
    expect(answer.status).toBe(200);
    expect((await coordinator.json(`/api/plans/${planId}/tasks/t2`)).due).toEqual({ text, on });
  });
});

describe('a group left as it is', () => {
  it('still shows, with the unit that answers for it, and the history names it', async () => {
    const { groups } = await coordinator.json(`/api/plans/${planId}/groups`);
    const [{ groupId, taskId, text }] = groups;
    const answeringUnitId = server.unit('市财政局');
    const fields = { groupIds: [groupId], unitIds: [], answeringUnitId };
    expect((await act(coordinator, planId, 'resolve-group', fields)).status).toBe(200);
    const answering = { unitId: answeringUnitId, name: '市财政局' };
    const task = await coordinator.json(`/api/plans/${planId}/tasks/${taskId}`);
    expect(task.groupMentions).toEqual([expect.objectContaining({ groupId, text, resolved: true, answering })]);
    expect([task.groups, task.keptGroups]).toEqual([[], [{ text, answering }]]);
    const { rows } = await coordinator.json(`/api/plans/${planId}/tasks`);
    expect(rows.find((row: Answer) => row.taskId === taskId).keptGroups).toEqual([{ text, answering }]);
    const csv = await (await coordinator.get(`/api/plans/${planId}/export?format=csv`)).text();
    expect(csv).toContain(`${text}（由市财政局负责回应）`);
    const { lines } = await coordinator.json(`/api/plans/${planId}/tasks/${taskId}/history`);
    expect(lines.at(-1).sentence).toContain(`保留统称“${text}”，由市财政局负责回应`);
    expect((await act(coordinator, planId, 'resolve-group', { ...fields, unitIds: [answeringUnitId], answeringUnitId: null })).status).toBe(
      200,
    );
    expect((await coordinator.json(`/api/plans/${planId}/tasks/${taskId}`)).keptGroups).toEqual([]);
  });
});

describe('the form of a request', () => {
  it('a body of the wrong shape names its fields, and no stack', async () => {
    const answer = await act(coordinator, planId, 'dispatch', { taskIds: 'all' });
    expect(answer.status).toBe(400);
    const told = await problem(answer);
    expect(told.code).toBe('request/malformed');
    expect(told.fields.map((field: Answer) => field.path)).toContain('taskIds');
    expect(JSON.stringify(told)).not.toContain('ZodError');
  });

  it.each([
    ['no JSON at all', '{"commandId":', 'application/json'],
    ['another type', 'a=b', 'text/plain'],
    ['nothing', '', 'application/json'],
  ])('%s is refused, not a fault', async (_, body, type) => {
    const answer = await coordinator.send(`/api/plans/${planId}/acts/dispatch`, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
    });
    expect(answer.status).toBe(400);
    await problem(answer);
  });

  it('a unit that the directory does not know is refused', async () => {
    const seen = await revisions(coordinator, planId);
    const answer = await act(coordinator, planId, 'settle-duties', { taskId: 't1', duties: [{ unitId: 'u-nowhere', role: 'lead' }], seen });
    expect(await problem(answer)).toMatchObject({ code: 'unit/not-found', params: { unitId: 'u-nowhere' } });
  });

  it('speaks the language asked for', async () => {
    const titles = await Promise.all(
      ['zh-CN', 'zh-TW', 'en'].map(
        async (language) =>
          (await problem(await act(coordinator, planId, 'correct-task', { taskId: 't1' }, { 'accept-language': language }))).title,
      ),
    );
    expect(new Set(titles).size).toBe(3);
  });
});

describe('from the desk to a unit and back', () => {
  let taskIds: readonly string[];

  it('dispatches what is ready', async () => {
    taskIds = await dispatchAll(coordinator, planId, server.unit('省统计局'));
    expect(taskIds.length).toBeGreaterThanOrEqual(3);
  });

  it('lets the unit acknowledge many at once, and tells the history in sentences', async () => {
    const liaison = await server.as(server.person('市民政局', 'liaison'));
    const { rows } = await liaison.json(`/api/plans/${planId}/tasks?unit=${server.unit('市民政局')}&waiting=true`);
    const mine = rows.map((row: Answer) => row.taskId);
    expect(mine.length).toBeGreaterThan(0);
    const seen = Object.fromEntries(rows.map((row: Answer) => [row.taskId, row.revision]));
    const answer = await act(liaison, planId, 'acknowledge', { taskIds: mine, seen });
    expect(answer.status).toBe(200);
    const { lines } = await liaison.json(`/api/plans/${planId}/tasks/${mine[0]}/history`);
    expect(lines.map((line: Answer) => line.type)).toEqual(['tasks.dispatched', 'duties.acknowledged']);
    expect(lines[1].sentence).toMatch(/^市民政局.{2,4}签收了任务（市民政局）。$/);
    const english = (await (
      await liaison.get(`/api/plans/${planId}/tasks/${mine[0]}/history`, { 'accept-language': 'en' })
    ).json()) as Answer;
    expect(english.lines[1].sentence).toContain('acknowledged the task for 市民政局.');
  });

  it('tells an objection to the desk with its words, and its answer with the new lead', async () => {
    const liaison = await server.as(server.person('市财政局', 'liaison'));
    const { rows } = await liaison.json(`/api/plans/${planId}/tasks?unit=${server.unit('市财政局')}&waiting=true`);
    const [row] = rows;
    const objected = await act(
      liaison,
      planId,
      'object',
      { taskId: row.taskId, reason: '不属于本单位职责' },
      { 'if-match': `"${row.revision}"` },
    );
    expect(objected.status).toBe(200);
    const shown = await coordinator.json(`/api/plans/${planId}/tasks/${row.taskId}`);
    expect(shown.allowed).toContain('answer-objection');
    const fields = {
      taskId: row.taskId,
      unitId: server.unit('市财政局'),
      outcome: 'kept',
      newLeadUnitId: null,
      answer: '资金安排须由财政部门落实',
    };
    expect((await act(coordinator, planId, 'answer-objection', fields, { 'if-match': `"${shown.revision}"` })).status).toBe(200);
    const { lines } = await coordinator.json(`/api/plans/${planId}/tasks/${row.taskId}/history`);
    const sentences = lines.map((line: Answer) => line.sentence).join('\n');
    expect(sentences).toContain('对任务提出异议（市财政局）：不属于本单位职责。');
    expect(sentences).toContain('未采纳市财政局的异议，责任不变：资金安排须由财政部门落实。');
    expect(sentences).not.toMatch(/unit:|role:|\{|\[\[/);
  });

  it('adjusts with basis and approver, and the old words stay', async () => {
    const before = await coordinator.json(`/api/plans/${planId}/tasks/t1`);
    const change = { deadline: { text: '2026年底前', on: null } };
    const answer = await act(
      coordinator,
      planId,
      'adjust-task',
      { taskId: 't1', change, basis: '市政府第12次常务会议', approver: '分管副市长' },
      { 'if-match': `"${before.revision}"` },
    );
    expect(answer.status).toBe(200);
    const after = await coordinator.json(`/api/plans/${planId}/tasks/t1`);
    expect(after.due).toEqual({ text: '2026年底前', on: '2026-12-31' });
    expect(after.readText).toBe(before.readText);
    const { lines } = await coordinator.json(`/api/plans/${planId}/tasks/t1/history`);
    expect(lines.at(-1)).toMatchObject({ type: 'task.adjusted', basis: '市政府第12次常务会议' });
    expect(lines.at(-1).sentence).toContain('时限：“2026年底前”；依据：市政府第12次常务会议；批准人：分管副市长。');
  });
});
