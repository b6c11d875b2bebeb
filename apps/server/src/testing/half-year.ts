/** For tests: steps of a half-year over HTTP, by whoever does them in the field. */
import { randomUUID } from 'node:crypto';
import { type Answer, act, type Client, type TestServer } from './test-server.js';

export type Story = {
  readonly server: TestServer;
  readonly planId: string;
  readonly coordinator: Client;
  readonly liaison: (unit: string) => Promise<Client>;
  readonly leader: (unit: string) => Promise<Client>;
};

export const story = async (server: TestServer, planId: string): Promise<Story> => ({
  server,
  planId,
  coordinator: await server.as(server.person('省发展改革委', 'coordinator')),
  liaison: (unit) => server.as(server.person(unit, 'liaison')),
  leader: (unit) => server.as(server.person(unit, 'leader')),
});

export const must = async (answer: Response | Promise<Response>): Promise<Answer> => {
  const given = await answer;
  const text = await given.text();
  if (!given.ok) throw new Error(`${given.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
};

export const acknowledgeAll = async ({ server, planId, liaison }: Story, units: readonly string[]): Promise<void> => {
  for (const unit of units) {
    const client = await liaison(unit);
    const { rows } = await client.json(`/api/plans/${planId}/tasks?unit=${server.unit(unit)}&waiting=true&limit=1000`);
    const taskIds = rows.map((row: Answer) => row.taskId);
    const seen = Object.fromEntries(rows.map((row: Answer) => [row.taskId, row.revision]));
    if (taskIds.length > 0) await must(act(client, planId, 'acknowledge', { taskIds, seen }));
  }
};

export const LINE = { figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] } as const;

export const sheetPath = ({ server, planId }: Story, periodId: string, unit: string): string =>
  `/api/plans/${planId}/periods/${periodId}/sheets/${server.unit(unit)}`;

/** The leader signs what the sheet asks, the liaison submits it. */
export const handIn = async (of: Story, periodId: string, unit: string, lines: Readonly<Record<string, object>> = {}): Promise<void> => {
  const [liaison, leader] = [await of.liaison(unit), await of.leader(unit)];
  const sheet = await must(liaison.get(sheetPath(of, periodId, unit)));
  const reports = sheet.rows.map(({ task }: Answer) => ({
    ...LINE,
    taskId: task.taskId,
    text: `${unit}第${task.number}项按计划推进`,
    ...lines[task.taskId],
  }));
  const values = sheet.indicators.flatMap(({ indicatorId, series }: Answer) =>
    series.map((_: Answer, at: number) => ({
      indicatorId,
      series: at,
      value: 1,
      definition: '统计口径',
      source: '统计快报',
      estimate: false,
    })),
  );
  const signed = await must(act(leader, of.planId, 'sign-off', { periodId, reports, values }));
  if (signed.firstSeq < 1) throw new Error('nothing was signed');
  const after = await must(liaison.get(sheetPath(of, periodId, unit)));
  await must(
    act(liaison, of.planId, 'submit', {
      periodId,
      reports: after.rows.map(({ task, report }: Answer) => ({ taskId: task.taskId, signOffId: report.signedOff.entryId })),
      indicators: after.indicators.map(({ indicatorId, handed }: Answer) => ({ indicatorId, signOffId: handed.signedOff.entryId })),
    }),
  );
};

export const upload = (client: Client, path: string, bytes: Uint8Array | string, fileName: string): Promise<Response> => {
  const form = new FormData();
  form.set('file', new File([bytes as never], fileName));
  return client.send(path, { method: 'POST', body: form });
};

export const put = (client: Client, path: string, body: unknown): Promise<Response> =>
  client.send(path, { method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export const newId = (): string => randomUUID();
