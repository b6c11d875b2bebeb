/** Nothing classified comes in: by no way in, in no format, and nothing of it is stored. A file is what its name says. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../limits.js';
import { upload } from '../testing/half-year.js';
import { ofdFile, sheetFile, withMacro, wordFile, zipOfNothing } from '../testing/office-files.js';
import { pdfSaying } from '../testing/scanned.js';
import {
  type Answer,
  act,
  bringSmallPlanIn,
  type Client,
  dispatchAll,
  SMALL_PLAN,
  startTestServer,
  type TestServer,
} from '../testing/test-server.js';

let server: TestServer;
let coordinator: Client;
let liaison: Client;
let planId = '';
const files = () => `/api/plans/${planId}/tasks/t3/files`;

beforeAll(async () => {
  server = await startTestServer();
  coordinator = await server.as(server.person('省发展改革委', 'coordinator'));
  planId = await bringSmallPlanIn(coordinator);
  await dispatchAll(coordinator, planId, server.unit('省审计厅'));
  liaison = await server.as(server.person('市民政局', 'liaison'));
});
afterAll(() => server.stop());

const stored = async (): Promise<number> => (await server.store.pool.query('select count(*)::int as n from document')).rows[0].n;

const refusedAs = async (send: Promise<Response>): Promise<string> => {
  const before = await stored();
  const answer = await send;
  const told = (await answer.json()) as Answer;
  expect(answer.ok).toBe(false);
  expect(await stored()).toBe(before);
  return `${answer.status} ${told.code}`;
};

describe('a file with a mark of secrecy', () => {
  it.each<[string, string, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ['in a Word file', '件.docx', () => wordFile('机密★1年')],
    ['in the header of a Word file', '件.docx', () => wordFile('总结', '秘　密★6个月')],
    ['in a cell', '表.xlsx', () => sheetFile('秘密★')],
    ['in the header that Excel prints', '表.xlsx', () => sheetFile('1', '&L机密★3年')],
    ['in an OFD, a character at a time', '件.ofd', () => ofdFile(['机', '密', '★', '1', '年'])],
    ['in a PDF', '件.pdf', () => pdfSaying('绝密★启用前')],
    ['in a text', '件.txt', () => '机密★长期\n内容'],
    ['in the name of a file', '机密★总结.txt', () => '内容'],
  ])('%s is refused', async (_, name, make) => {
    expect(await refusedAs(upload(liaison, files(), await make(), name))).toBe('422 secrecy/marked');
  });

  it('says what it saw, that nothing was kept, and what to do', async () => {
    const answer = (await (await upload(liaison, files(), '秘 密 ★ 1年', '件.txt')).json()) as Answer;
    expect(answer.detail).toMatch(/正文中出现“秘密★1年”.*未作任何保存.*保密/);
  });

  it('is no plan, as a file, as pasted text, by its header', async () => {
    const form = async (bytes: Uint8Array | string, name: string) => {
      const data = new FormData();
      data.set('commandId', randomUUID());
      data.set('file', new File([bytes as never], name));
      return coordinator.send('/api/plans', { method: 'POST', body: data });
    };
    expect(await refusedAs(form(`机密★1年\n${SMALL_PLAN}2`, '方案.txt'))).toBe('422 secrecy/marked');
    expect(await refusedAs(form(wordFile(SMALL_PLAN.replaceAll('\n', '</w:t></w:r></w:p><w:p><w:r><w:t>'), '秘密★'), '方案.docx'))).toBe(
      '422 secrecy/marked',
    );
    expect(await refusedAs(coordinator.post('/api/plans', { commandId: randomUUID(), text: `绝密★\n${SMALL_PLAN}3` }))).toBe(
      '422 secrecy/marked',
    );
  });

  it('nor is it typed in', async () => {
    const noted = act(liaison, planId, 'record-measures', {
      ...{ taskId: 't3', text: '机密★1年 建设方案', milestones: [], documentNumber: null, seen: { t3: 1 } },
    });
    expect(await refusedAs(noted)).toBe('422 secrecy/marked');
  });
});

describe('what only speaks of secrecy comes in', () => {
  it('a plan on the work of keeping secrets', async () => {
    const text =
      '青原市保密工作分工方案\n1.加强保密教育，严守国家秘密。（责任单位：市国家保密局）\n2.严禁上传标有“绝密★”字样的文件。（责任单位：市财政局）\n';
    expect((await coordinator.post('/api/plans', { commandId: randomUUID(), text })).status).toBe(201);
  });

  it.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ['总结.docx', () => wordFile('保密工作总结')],
    ['表.xlsx', () => sheetFile('商业秘密保护')],
    ['件.ofd', () => ofdFile(['保密', '教育'])],
    ['扫描.pdf', () => pdfSaying('验收意见')],
    ['说明.txt', () => '机密级载体管理'],
  ])('%s', async (name, make) => {
    expect((await upload(liaison, files(), await make(), name)).status).toBe(200);
  });
});

describe('a file that is not what its name says', () => {
  it.each<[string, () => Promise<Uint8Array | string> | Uint8Array | string]>([
    ['件.docx', zipOfNothing],
    ['件.xlsx', () => wordFile('一')],
    ['件.docx', () => sheetFile('一')],
    ['件.ofd', zipOfNothing],
    ['带宏.docx', () => withMacro('一')],
    ['件.docx', () => 'PK\u0003\u0004 no archive'],
    ['件.pdf', () => '%PDF-1.4 no document'],
    ['图.png', () => '<svg/>'],
    ['件.txt', () => '<html><script>1</script>'],
    ['程序.exe', () => 'MZ'],
    ['无名', () => 'x'],
  ])('%s is not taken', async (name, make) => {
    expect(await refusedAs(upload(liaison, files(), await make(), name))).toBe('415 file/type-not-taken');
  });
});

describe('what is too large', () => {
  it('a file at the limit is looked at, one past it is refused', async () => {
    const at = new Uint8Array(limits.uploadBytes);
    expect(await refusedAs(upload(liaison, files(), at, '图.png'))).toBe('415 file/type-not-taken');
    expect(await refusedAs(upload(liaison, files(), new Uint8Array(limits.uploadBytes + 1), '图.png'))).toBe('413 request/too-large');
  });

  it.each([
    '/tasks/t3/files',
    '/periods/2026H1/sheets/u/scan',
    '/periods/2026H1/sheets/u/workbook',
    '/acts/dispatch',
    '/acts/correct-task',
  ])('%s takes no body beyond its limit, and says so before it is read', async (place) => {
    const length = place.startsWith('/acts') ? limits.bodyBytes + 1 : limits.uploadBytes + limits.formBytes + 1;
    const headers = { 'content-type': 'application/json', 'content-length': String(length) };
    const answer = await liaison.send(`/api/plans/${planId}${place}`, { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(413);
  });
});
