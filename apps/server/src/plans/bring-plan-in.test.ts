import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../limits.js';
import { type Answer, type Client, SMALL_PLAN, startTestServer, type TestServer } from '../testing/test-server.js';
import { originalText, storableText } from './storable-text.js';

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const sample = (name: string) => `${root}fixtures/sample/${name}`;
const REAL_PLAN = `${root}../shared/plans/jiangxi-2022.txt`;

let server: TestServer;
let coordinator: Client;

beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
});
afterAll(() => server?.stop());

const upload = (bytes: Uint8Array | string, fileName: string, commandId: string = randomUUID()): Promise<Response> => {
  const form = new FormData();
  form.set('commandId', commandId);
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], fileName));
  return coordinator.send('/api/plans', { method: 'POST', body: form });
};
const paste = (text: string, commandId: string = randomUUID()): Promise<Response> => coordinator.post('/api/plans', { commandId, text });
const told = async (answer: Response): Promise<Answer> => (await answer.json()) as Answer;
const planCount = async (): Promise<number> => (await coordinator.json('/api/plans')).plans.length;

const TRADITIONAL = `青原市公共服務提升分工方案
一、養老服務
1.新建社區養老服務中心項目。（牽頭單位：市民政局；責任單位：市財政局）
2.辦好敬老月活動。（牽頭單位：市民政局；責任單位：市文化和旅遊局）
`;

describe('the closing conditions proposed', () => {
  const proposed = async (text: string, language: string): Promise<string> => {
    const answer = await coordinator.post('/api/plans', { commandId: randomUUID(), text }, { 'accept-language': language });
    const { planId } = await told(answer);
    return (await coordinator.json(`/api/plans/${planId}/tasks`)).rows.map((row: Answer) => `${row.doneWhen}${row.evidence}`).join();
  };

  it.each(['zh-CN', 'en'])('are in Simplified Chinese for a person who reads %s, whatever the script of the plan', async (language) => {
    const words = await proposed(`${TRADITIONAL}3.辦好${language}活動。（牽頭單位：市民政局）\n`, language);
    expect(words).toContain('项目按批复内容建成并通过验收投资项目代码');
    expect(words).toContain('每年形成一项可核验的年度成果');
  });

  it('are in Traditional Chinese, in the terms of the mainland, for a person who reads it', async () => {
    const words = await proposed(
      SMALL_PLAN.replaceAll('敬老月', '重阳节').replace('新建社区养老服务中心20个', '新建社区养老服务中心项目'),
      'zh-TW',
    );
    expect(words).toContain('項目按批復內容建成並通過驗收投資項目代碼');
  });
});

describe('a file that comes in', () => {
  it('becomes a plan, keeps its Chinese name and gives its bytes back', async () => {
    const bytes = readFileSync(sample('yunling.docx'));
    const answer = await upload(bytes, '云岭省分工方案（印发稿）.docx');
    expect(answer.status).toBe(201);
    const { planId, repeated } = await told(answer);
    expect(repeated).toBe(false);
    const plan = await coordinator.json(`/api/plans/${planId}`);
    expect(plan).toMatchObject({ fileName: '云岭省分工方案（印发稿）.docx', tasks: 40, desk: true });
    const original = await coordinator.get(`/api/plans/${planId}/original`);
    expect(original.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('云岭省分工方案（印发稿）.docx')}`,
    );
    expect(Buffer.from(await original.arrayBuffer()).equals(bytes)).toBe(true);
  });

  it('is recognised when the same bytes come again, under another name too', async () => {
    const first = await told(await upload(readFileSync(sample('yunling.txt')), 'a.txt'));
    const again = await upload(readFileSync(sample('yunling.txt')), 'b.txt');
    expect(again.status).toBe(409);
    expect(await told(again)).toMatchObject({ code: 'plan/already-brought-in', planId: first.planId });
  });

  it('sent again by the same command finds its first answer', async () => {
    const commandId = randomUUID();
    const [first, again] = [await paste(`${SMALL_PLAN}\n`, commandId), await paste(`${SMALL_PLAN}\n`, commandId)];
    expect([first.status, again.status]).toEqual([201, 201]);
    const one = await told(first);
    expect(await told(again)).toEqual({ planId: one.planId, repeated: true });
  });

  it('sent twice at once makes one plan', async () => {
    const before = await planCount();
    const commandId = randomUUID();
    const text = `${SMALL_PLAN}\n\n`;
    const answers = await Promise.all([paste(text, commandId), paste(text, commandId), paste(text), paste(text)]);
    expect(answers.filter((answer) => answer.status === 201).length).toBeGreaterThanOrEqual(1);
    expect(answers.every((answer) => answer.status === 201 || answer.status === 409)).toBe(true);
    expect(await planCount()).toBe(before + 1);
  });

  it('maps its units to the directory by canonical name, and gives new ones their people', async () => {
    const { units } = await coordinator.json('/api/units?q=市民政局');
    expect(units).toHaveLength(1);
    const { people } = await coordinator.json(`/api/people?q=${encodeURIComponent('市民政局')}`);
    expect(people.map((person: Answer) => person.roles[0]).sort()).toEqual(['handler', 'leaderInCharge', 'liaison']);
  });

  it.skipIf(!existsSync(REAL_PLAN))('the real plan: 153 tasks under 57 units, the checklist says what is left', async () => {
    const { planId } = await told(await upload(readFileSync(REAL_PLAN), '江西省分工方案.txt'));
    const plan = await coordinator.json(`/api/plans/${planId}`);
    expect(plan).toMatchObject({ tasks: 153, units: 57, indicators: 3 });
    const checklist = await coordinator.json(`/api/plans/${planId}/checklist`);
    expect(checklist).toMatchObject({ total: 153, dispatched: 0 });
    expect(checklist.blocking.map((one: Answer) => one.reason)).toContain('lead/unsettled');
    const overview = await coordinator.json(`/api/plans/${planId}/overview`);
    expect(overview.sections.reduce((sum: number, section: Answer) => sum + section.byStatus.drafted, 0)).toBe(153);
    const cooperation = await coordinator.json(`/api/plans/${planId}/tasks?kind=cooperation&limit=1`);
    expect(cooperation.total).toBeGreaterThan(0);
  });
});

describe('what is no plan is refused, in words, and nothing is stored', () => {
  const pdfOfPictures =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF';
  it.each([
    ['an empty file', new Uint8Array(), 'a.txt', 422, 'extract/empty'],
    ['a page without tasks', '今天天气很好。\n记者走访了市场。\n', 'news.txt', 422, 'plan/no-tasks'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), 'plan.docx', 415, null],
    [
      'an old Word file',
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      'plan.doc',
      415,
      null,
    ],
    ['a broken archive', new Uint8Array([0x50, 0x4b, 3, 4, ...new Array(60).fill(7)]), 'plan.docx', 422, null],
    ['a broken PDF', pdfOfPictures, 'plan.pdf', 422, null],
    ['ten thousand nested brackets', '（'.repeat(10_000), 'a.txt', 422, 'plan/no-tasks'],
  ] as const)('%s', async (_, bytes, fileName, status, code) => {
    const before = await planCount();
    const answer = await upload(bytes as Uint8Array, fileName);
    expect(answer.status).toBe(status);
    const problem = await told(answer);
    if (code) expect(problem.code).toBe(code);
    expect(problem.detail).not.toMatch(/\{|undefined/);
    expect(await planCount()).toBe(before);
  });

  it.each([
    ['a form without a file', { commandId: randomUUID() }],
    ['a form without a command id', { file: new File(['一'], 'a.txt') }],
    ['text in the place of a file', { commandId: randomUUID(), file: '一' }],
  ] as const)('%s', async (_, fields) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    expect((await coordinator.send('/api/plans', { method: 'POST', body: form })).status).toBe(400);
  });

  it('a type that is neither form nor JSON', async () => {
    const answer = await coordinator.send('/api/plans', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '一' });
    expect(answer.status).toBe(415);
  });
});

describe('limits', () => {
  const endless = (bytes: number): ReadableStream<Uint8Array> => {
    let sent = 0;
    return new ReadableStream({
      pull(controller) {
        if (sent >= bytes) return controller.close();
        sent += 1024 * 1024;
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    });
  };

  it('a body that says it is too long is refused unread', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(200 * 1024 * 1024) };
    const answer = await coordinator.send('/api/plans', { method: 'POST', headers, body: 'x' });
    expect(answer.status).toBe(413);
    expect((await told(answer)).detail).toContain('32 MB');
  });

  it('a body that does not say so is stopped on the way', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'transfer-encoding': 'chunked' };
    const init = { method: 'POST', headers, body: endless(200 * 1024 * 1024), duplex: 'half' } as RequestInit;
    expect((await coordinator.send('/api/plans', init)).status).toBe(413);
  });

  it('a file at the limit is read, one byte past it is refused', async () => {
    const at = new Uint8Array(limits.uploadBytes).fill(0x20);
    expect((await told(await upload(at, 'a.txt'))).code).toBe('extract/too-long-text');
    const past = new Uint8Array(limits.uploadBytes + 1).fill(0x20);
    expect((await told(await upload(past, 'a.txt'))).code).toBe('extract/too-large');
  });

  it('pasted text past its limit is refused', async () => {
    const answer = await paste('字'.repeat(limits.pastedCharacters + 1));
    expect(answer.status).toBe(413);
    expect((await told(answer)).code).toBe('extract/too-long-text');
  });

  it('an act past the limit of a body is refused', async () => {
    const answer = await coordinator.post('/api/plans/p-1/acts/dispatch', {
      commandId: randomUUID(),
      taskIds: ['x'.repeat(limits.bodyBytes)],
    });
    expect(answer.status).toBe(413);
  });
});

describe('characters that cannot be stored', () => {
  it('become marks from which the text can be restored exactly', () => {
    for (const text of ['甲\0乙', '\ud800丙', '⟦U+0000⟧\0', 'a\udc00\udc00⟦⟧', '𠮷\ud83d']) {
      const { text: stored } = storableText(text);
      expect(stored).not.toMatch(/\0|\p{Surrogate}/u);
      expect(originalText(stored)).toBe(text);
    }
  });

  it('leave a text without them as it is', () => expect(storableText('⟦U+0000⟧𠮷')).toEqual({ text: '⟦U+0000⟧𠮷', replaced: null }));

  it('come in with a finding, and the pasted text is kept as it was', async () => {
    const text = SMALL_PLAN.replace('就业服务', '就业\0服务').replace('敬老月', '敬老\ud800月').replaceAll('20个', '21个');
    const answer = await paste(text);
    expect(answer.status).toBe(201);
    const { planId } = await told(answer);
    const { findings } = await coordinator.json(`/api/plans/${planId}/findings`);
    const escaped = findings.find((finding: Answer) => finding.rule === 'text/escaped');
    expect(escaped.message).toContain('2 个');
    const { source } = await coordinator.json(`/api/plans/${planId}/document`);
    expect(source.slice(...escaped.span)).toMatch(/^⟦U\+[0-9A-F]{4}⟧$/);
    expect(originalText(source)).toBe(text);
    const original = await coordinator.get(`/api/plans/${planId}/original`);
    expect(Buffer.from(await original.arrayBuffer()).toString('utf16le')).toBe(text);
  });
});

describe('a long text', () => {
  const tasks = (count: number) =>
    `青山县大计划分工方案\n${Array.from({ length: count }, (_, n) => `${n + 1}.清理第${n + 1}段河道。（责任单位：县水利局、县财政局）\n`).join('')}`;

  it('is read beside the other requests, which go on being answered', async () => {
    const coming = paste(tasks(4_000));
    let answered = 0;
    while ((await Promise.race([coming, new Promise((resolve) => setTimeout(resolve, 5, null))])) === null) {
      await coordinator.get('/api/health');
      answered += 1;
    }
    expect((await coming).status).toBe(201);
    expect(answered).toBeGreaterThan(5);
  });

  it('with more tasks than a plan can have is refused', async () => {
    const answer = await paste(tasks(limits.tasks + 1));
    expect(answer.status).toBe(422);
    expect(await told(answer)).toMatchObject({ code: 'plan/too-many-tasks', params: { tasks: limits.tasks + 1, limit: limits.tasks } });
  });
});
