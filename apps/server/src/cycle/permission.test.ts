/** Role × route for the half-year cycle: what is not allowed answers as if it were not there. A route or an act in no table fails the walk. */
import { randomUUID } from 'node:crypto';
import { CYCLE_ACT_FIELDS, CYCLE_ROUTES } from '@taizhang/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Asker, clientsOf, DESK, EVERYBODY, expectHidden, KEEPERS, READERS, SIGNED_IN } from '../testing/askers.js';
import { acknowledgeAll, handIn, LINE, must, put, story, upload } from '../testing/half-year.js';
import { pdfSaying } from '../testing/scanned.js';
import {
  type Answer,
  act,
  bringSmallPlanIn,
  type Client,
  dispatchAll,
  revisions,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';

type Route = keyof typeof CYCLE_ROUTES;
type Act = keyof typeof CYCLE_ACT_FIELDS;
const P = '2026H2';
const OWN: readonly Asker[] = ['own liaison', 'own handler', 'own leader in charge'];
const OWN_AND_DESK: readonly Asker[] = [...OWN, ...DESK];
const SHEET = `/periods/${P}/sheets/{unit}`;

const READS: Partial<Record<Route, { readonly path: string; readonly who: readonly Asker[] }>> = {
  getRules: { path: '/rules', who: READERS },
  listPeriods: { path: '/periods', who: READERS },
  getPeriod: { path: `/periods/${P}`, who: READERS },
  getOutstanding: { path: `${SHEET}/outstanding`, who: OWN_AND_DESK },
  getSheet: { path: SHEET, who: OWN_AND_DESK },
  getWorkbook: { path: `${SHEET}/workbook`, who: OWN_AND_DESK },
  getSignOffSheet: { path: `${SHEET}/sign-off-sheet`, who: OWN_AND_DESK },
  getScan: { path: `${SHEET}/scan`, who: OWN_AND_DESK },
  getReviewDesk: { path: `/periods/${P}/review`, who: DESK },
  getVerifyDesk: { path: '/verify', who: READERS },
  getTaskCycle: { path: '/tasks/t3/cycle', who: READERS },
  getEvidenceFile: { path: '/tasks/t3/evidence/e1/file', who: READERS },
  getConsolidation: { path: `/periods/${P}/consolidation`, who: DESK },
  getReport: { path: `/periods/${P}/report?format=xlsx`, who: DESK },
  getArchive: { path: `/periods/${P}/archive`, who: DESK },
  getCircular: { path: `/periods/${P}/circular`, who: DESK },
  getUrgingLetter: { path: `/periods/${P}/urging-letters/{unit}`, who: OWN_AND_DESK },
  getPrincipal: { path: '/principal', who: ['coordinator', 'auditor', 'principal'] },
};
const pdf = pdfSaying('扫描');
const WRITES: Partial<
  Record<Route, { readonly send: (client: Client, base: string, unit: string) => Promise<Response>; readonly who: readonly Asker[] }>
> = {
  saveDraft: {
    send: (c, base, unit) => put(c, `${base}/periods/${P}/sheets/${unit}/drafts/t3`, { revision: 0, words: { ...LINE, text: '稿' } }),
    who: OWN,
  },
  saveValueDraft: {
    send: (c, base, unit) => put(c, `${base}/periods/${P}/sheets/${unit}/value-drafts/i1`, { revision: 0, values: [] }),
    who: OWN,
  },
  bringWorkbook: {
    send: (c, base, unit) => upload(c, `${base}/periods/${P}/sheets/${unit}/workbook`, 'no workbook', '表.xlsx'),
    who: [...OWN, 'coordinator'],
  },
  putScan: {
    send: (c, base, unit) => upload(c, `${base}/periods/${P}/sheets/${unit}/scan`, pdf, '扫描.pdf'),
    who: [...OWN, 'coordinator'],
  },
  uploadFile: { send: (c, base) => upload(c, `${base}/tasks/t3/files`, pdf, '证明.pdf'), who: OWN },
  saveConsolidationDraft: {
    send: (c, base) => put(c, `${base}/periods/${P}/consolidation`, { revision: 0, parts: [] }),
    who: ['coordinator'],
  },
};
const DIRECTORY: readonly Route[] = ['renameUnit', 'mergeUnit', 'splitUnit'];
const OF_ONESELF: readonly Route[] = ['listNotices', 'readNotices', 'makeFeed', 'getFeed'];

const UNIT: readonly Asker[] = ['own liaison', 'own leader in charge'];
const MAY: Record<Act, readonly Asker[]> = {
  'set-rules': ['coordinator'],
  'announce-period': ['coordinator'],
  'open-period': ['coordinator'],
  'sign-off': ['own leader in charge'],
  'send-back': ['own leader in charge'],
  submit: UNIT,
  'withdraw-submission': UNIT,
  'enter-for': ['coordinator'],
  'accept-reports': ['coordinator'],
  'return-report': ['coordinator'],
  'return-values': ['coordinator'],
  'give-light': ['coordinator'],
  urge: ['coordinator'],
  'add-evidence': OWN,
  'claim-completion': UNIT,
  'withdraw-claim': UNIT,
  'verify-claim': ['coordinator'],
  'return-claim': ['coordinator'],
  'make-routine': ['coordinator'],
  'end-not-attained': ['coordinator'],
  'draw-look-back': ['coordinator'],
  'look-back': ['coordinator'],
  'request-adjustment': UNIT,
  'withdraw-request': UNIT,
  'answer-request': ['coordinator'],
  consolidate: ['coordinator'],
  'correct-report': ['coordinator'],
  'name-stand-in': ['own leader in charge'],
  'carry-duties': ['coordinator'],
};

let server: TestServer;
let planId: string;
let clients: ReadonlyMap<Asker, Client>;
const client = (asker: Asker): Client => clients.get(asker)!;

const bodyOf = (name: Act): Record<string, unknown> => {
  const unit = server.unit('市民政局');
  const decided = { taskId: 't3', basis: '依据', approver: '批准人' };
  const bodies: Record<Act, Record<string, unknown>> = {
    'set-rules': { rules: RULES },
    'announce-period': { periodId: '2027H1' },
    'open-period': { periodId: P },
    'sign-off': { periodId: P, reports: [{ ...LINE, taskId: 't3', text: '进展' }], values: [] },
    'send-back': { periodId: P, taskIds: ['t3'], indicatorIds: [], reason: '理由' },
    submit: { periodId: P, reports: [{ taskId: 't3', signOffId: 'x/1' }], indicators: [] },
    'withdraw-submission': { periodId: P, taskIds: ['t3'], indicatorIds: [] },
    'enter-for': {
      periodId: P,
      unitId: unit,
      reports: [{ ...LINE, taskId: 't3', text: '代填' }],
      values: [],
      paper: { scan: null, note: '纸质' },
    },
    'accept-reports': { periodId: P, reports: [{ taskId: 't4', unitId: server.unit('市文化和旅游局') }], values: [] },
    'return-report': { periodId: P, taskId: 't4', unitId: server.unit('市文化和旅游局'), reason: '理由' },
    'return-values': { periodId: P, indicatorId: 'i1', unitId: unit, reason: '理由' },
    'give-light': { periodId: P, taskId: 't3', light: 'green', why: '现场看过' },
    urge: { periodId: P, unitId: unit, step: 'handler', taskIds: ['t3'], letter: false },
    'add-evidence': {
      taskId: 't3',
      evidence: [{ evidenceId: 'e7', kind: 'documentNumber', title: '文件', on: null, pointer: '青民发〔2026〕7号' }],
    },
    'claim-completion': { taskId: 't3', parts: [{ partId: 'p9', words: '办结', evidenceIds: [] }] },
    'withdraw-claim': { taskId: 't3', claimId: 'c1' },
    'verify-claim': { taskId: 't3', claimId: 'c1', parts: [{ partId: 'p9', met: true, fact: '核实' }] },
    'return-claim': { taskId: 't3', claimId: 'c1', reason: '理由' },
    'make-routine': decided,
    'end-not-attained': decided,
    'draw-look-back': { periodId: P },
    'look-back': { periodId: P, taskId: 't3', holds: true, fact: '属实' },
    'request-adjustment': { taskId: 't3', kind: 'suspend', change: {}, reason: '理由', basis: '依据' },
    'withdraw-request': { taskId: 't3', requestId: 'r1' },
    'answer-request': { taskId: 't3', requestId: 'r1', outcome: 'refused', approver: null, answer: '答复' },
    consolidate: { periodId: P, parts: [{ partId: 'a', heading: '总体', sentences: [{ sentenceId: 's', text: '话', sources: [] }] }] },
    'correct-report': { periodId: P, sentenceId: 's', text: '更正', reason: '理由' },
    'name-stand-in': { role: 'leaderInCharge', standInId: server.person('市民政局', 'handler'), from: '2026-11-01', to: '2026-12-31' },
    'carry-duties': { from: unit, to: [server.unit('市财政局')], basis: '依据' },
  };
  return bodies[name];
};
let RULES: Answer;

beforeAll(async () => {
  server = await startTestServer();
  const coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  await dispatchAll(coordinator, planId, server.unit('省发展改革委'));
  const tale = await story(server, planId);
  await acknowledgeAll(tale, ['市民政局', '市文化和旅游局']);
  await must(act(coordinator, planId, 'announce-period', { periodId: P }));
  await must(act(coordinator, planId, 'open-period', { periodId: P }));
  await handIn(tale, P, '市文化和旅游局');
  const liaison = await tale.liaison('市民政局');
  const { sha256 } = await must(upload(liaison, `/api/plans/${planId}/tasks/t3/files`, pdf, '证明.pdf'));
  await must(
    act(liaison, planId, 'add-evidence', { taskId: 't3', evidence: [{ evidenceId: 'e1', kind: 'file', title: '证明', on: null, sha256 }] }),
  );
  await must(upload(liaison, `/api/plans/${planId}/periods/${P}/sheets/${server.unit('市民政局')}/scan`, pdf, '扫描.pdf'));
  RULES = (await must(coordinator.get(`/api/plans/${planId}/rules`))).rules;
  clients = await clientsOf(server);
});
afterAll(() => server?.stop());

it('walks every route of the cycle', () => {
  expect([...Object.keys(READS), ...Object.keys(WRITES), ...DIRECTORY, ...OF_ONESELF].sort()).toEqual(Object.keys(CYCLE_ROUTES).sort());
});

/** Who sees the plan learns that this is not his; who does not, learns nothing. */
const expectRefused = async (asker: Asker, ask: (plan: string) => Promise<Response>): Promise<void> => {
  if (READERS.includes(asker)) expect((await ask(planId)).status, asker).toBe(404);
  else await expectHidden(asker, planId, ask);
};

describe.each(Object.entries(READS))('%s', (_, { path, who }) => {
  it.each(EVERYBODY)('asked by: %s', async (asker) => {
    const ask = (plan: string) => client(asker).get(`/api/plans/${plan}${path.replace('{unit}', server.unit('市民政局'))}`);
    if (who.includes(asker)) expect((await ask(planId)).status).toBe(200);
    else await expectRefused(asker, ask);
  });
});

describe.each(Object.entries(WRITES))('%s', (_, { send, who }) => {
  it.each(EVERYBODY)('sent by: %s', async (asker) => {
    const ask = (plan: string) => send(client(asker), `/api/plans/${plan}`, server.unit('市民政局'));
    if (!who.includes(asker)) return expectRefused(asker, ask);
    const answer = await ask(planId);
    const code = answer.ok ? null : ((await answer.json()) as Answer).code;
    expect([null, 'draft/changed-since', 'indicator/not-found', 'workbook/broken']).toContain(code);
  });
});

describe.each(Object.keys(CYCLE_ACT_FIELDS) as Act[])('act %s', (name) => {
  const send = async (asker: Asker, plan: string) => {
    const seen = await revisions(client('auditor'), planId);
    return client(asker).post(`/api/plans/${plan}/acts/${name}`, { commandId: randomUUID(), ...bodyOf(name), seen });
  };

  it('is refused to all others as if it were not there, and changes nothing', async () => {
    const before = await client('auditor').json(`/api/plans/${planId}`);
    for (const asker of EVERYBODY.filter((one) => !MAY[name].includes(one))) await expectRefused(asker, (plan) => send(asker, plan));
    expect((await client('auditor').json(`/api/plans/${planId}`)).seq).toBe(before.seq);
  });

  it('reaches the rules from those who may', async () => {
    for (const asker of MAY[name].slice(0, name === 'consolidate' || name === 'carry-duties' ? 0 : undefined)) {
      const answer = await send(asker, planId);
      const told = (await answer.json()) as Answer;
      expect(['act/not-yours', 'plan/not-found', 'request/malformed', 'session/none'], JSON.stringify(told)).not.toContain(told.code);
      expect(answer.status).toBeLessThan(500);
    }
  });
});

describe('the directory', () => {
  it.each(EVERYBODY)('renaming, merging and splitting units: %s', async (asker) => {
    const status = asker === 'nobody' ? 401 : KEEPERS.includes(asker) ? 409 : 404;
    const taken = { commandId: randomUUID(), name: '市财政局' };
    expect((await client(asker).post(`/api/units/${server.unit('市民政局')}/rename`, taken)).status).toBe(status);
    const into = { commandId: randomUUID(), into: ['市财政局', '市财政二局'] };
    expect((await client(asker).post(`/api/units/${server.unit('市民政局')}/split`, into)).status).toBe(status);
    const absent = { commandId: randomUUID(), into: 'u-absent' };
    expect((await client(asker).post(`/api/units/${server.unit('市民政局')}/merge`, absent)).status).toBe(status === 409 ? 404 : status);
  });

  it('shows the new name at once, everywhere, and keeps the old one as an alias', async () => {
    const unitId = server.unit('市自然资源局');
    const renamed = { commandId: randomUUID(), name: '市自然资源和规划局' };
    const { units } = await must(client('coordinator').post(`/api/units/${unitId}/rename`, renamed));
    expect(units).toMatchObject([{ name: '市自然资源和规划局', aliases: ['市自然资源局'] }]);
    const task = await client('coordinator').json(`/api/plans/${planId}/tasks/t3`);
    expect(task.others.map(({ name }: Answer) => name)).toContain('市自然资源和规划局');
  });
});

describe('what is one’s own', () => {
  it.each(EVERYBODY)('notices and calendar of: %s', async (asker) => {
    const status = SIGNED_IN.includes(asker) ? 200 : 401;
    expect((await client(asker).get('/api/notices')).status).toBe(status);
    expect((await client(asker).post('/api/notices/read', { noticeIds: [] })).status).toBe(status);
    expect((await client(asker).post('/api/feed', {})).status).toBe(status === 200 ? 201 : 401);
    expect((await client(asker).get(`/api/feeds/${'a'.repeat(32)}`)).status).toBe(404);
  });

  it('a unit sees itself in the picture, the desk sees all', async () => {
    const units = async (asker: Asker) =>
      (await client(asker).json(`/api/plans/${planId}/periods/${P}`)).units.map(({ unit }: Answer) => unit.name);
    expect(await units('own handler')).toEqual(['市民政局']);
    expect((await units('coordinator')).length).toBeGreaterThan(3);
  });

  it('the words of another unit are not in a task’s periods', async () => {
    const text = JSON.stringify(await client('own liaison').json(`/api/plans/${planId}/tasks/t4/cycle`));
    expect(text, 'the lead reads its supporting units').toContain('市文化和旅游局第');
    const culture = await server.as(server.person('市文化和旅游局', 'liaison'));
    expect((await must(culture.get(`/api/plans/${planId}/tasks/t3/cycle`))).evidence).toEqual([]);
  });
});
