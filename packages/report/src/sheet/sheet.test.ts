import { createRequire } from 'node:module';
import type { Worksheet } from 'exceljs';
import { zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSheetWorkbook, renderSheetWorkbook, type SheetReading, sheetLimits } from '../index.js';
import { sampleSheet } from '../testing/samples.js';
import { altered, partOf } from '../testing/zip-parts.js';
import { GRIDS } from './columns.js';

const ExcelJS = createRequire(import.meta.url)('exceljs') as typeof import('exceljs');

const sheet = sampleSheet(4);
const FIRST = 5;
let blank: Uint8Array;
beforeAll(async () => {
  blank = await renderSheetWorkbook(sheet, '2026-07-01', 'zh-Hans');
});

const column = (key: (typeof GRIDS.tasks)[number]['key']): number => GRIDS.tasks.findIndex((one) => one.key === key) + 1;

/** Fills the workbook in with another program's hands. */
const filled = async (change: (tasks: Worksheet, all: (name: string) => Worksheet) => void): Promise<Uint8Array> => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(blank as unknown as ArrayBuffer);
  change(book.worksheets[0] as Worksheet, (name) => book.getWorksheet(name) as Worksheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
const read = (bytes: Uint8Array, options = {}): Extract<SheetReading, { ok: true }> => {
  const reading = readSheetWorkbook(bytes, options);
  if (!reading.ok) throw new Error(`refused: ${reading.refusal.code}`);
  return reading;
};
const refusal = (bytes: Uint8Array, options = {}) => {
  const reading = readSheetWorkbook(bytes, options);
  return reading.ok ? null : reading.refusal;
};
const problems = (reading: Extract<SheetReading, { ok: true }>) => reading.problems.map(({ code, cell }) => `${code} ${cell ?? '-'}`);

describe('out and in again', () => {
  it('gives the same answers, with no problem', () => {
    const reading = read(blank, { expect: sheet.identity });
    expect(reading.problems).toEqual([]);
    expect(reading.rows.map(({ taskId, unchanged, text, light, cause, ask }) => ({ taskId, unchanged, text, light, cause, ask }))).toEqual(
      sheet.tasks.map(({ taskId, report }) => ({ taskId, ...report })),
    );
    expect(reading.rows[0]?.figures).toEqual(sheet.tasks[0]?.figures);
  });

  it.each(['zh-Hant', 'en'] as const)('in %s too', async (locale) => {
    const reading = read(await renderSheetWorkbook(sampleSheet(6), '2026-07-01', locale));
    expect(reading.problems).toEqual([]);
    expect(reading.rows[4]).toMatchObject({ light: 'red', cause: 'land', ask: { of: '市自然资源局', by: '2026-09-30' } });
  });

  it('reads what another program wrote', async () => {
    const bytes = await filled((tasks, all) => {
      const row = tasks.getRow(FIRST + 1);
      row.getCell(column('text')).value = { richText: [{ text: '已完成' }, { text: '验收。', font: { bold: true } }] };
      row.getCell(column('light')).value = '黄灯';
      row.getCell(column('askOf')).value = '市财政局';
      row.getCell(column('askWhat')).value = '补助资金';
      row.getCell(column('askBy')).value = new Date('2026-10-08T00:00:00Z');
      all('指标数据').getCell(FIRST, 6).value = 78.5;
      all('指标数据').getCell(FIRST, 8).value = '民政统计';
    });
    const reading = read(bytes);
    expect(reading.problems).toEqual([]);
    expect(reading.rows[1]).toMatchObject({
      text: '已完成验收。',
      light: 'yellow',
      ask: { of: '市财政局', what: '补助资金', by: '2026-10-08' },
    });
    expect(reading.series).toEqual([
      { indicatorId: 'i1', series: 0, row: FIRST, value: 78.5, definition: '覆盖小区数占比', source: '民政统计', estimate: false },
    ]);
  });

  it('locks what is known, offers choices, protects the structure', async () => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(blank as unknown as ArrayBuffer);
    const tasks = book.worksheets[0] as Worksheet;
    expect(tasks.getCell(FIRST, column('task')).protection?.locked ?? true).toBe(true);
    expect(tasks.getCell(FIRST, column('text')).protection).toMatchObject({ locked: false });
    expect(tasks.getCell(FIRST, column('light')).dataValidation).toMatchObject({ type: 'list', formulae: ['"●绿灯,▲黄灯,■红灯"'] });
    expect(tasks.getColumn(column('taskId')).hidden).toBe(true);
    expect(partOf(blank, 'xl/worksheets/sheet1.xml')).toContain('<sheetProtection');
    expect(partOf(blank, 'xl/workbook.xml')).toContain('<workbookProtection lockStructure="1"/>');
    expect(book.getWorksheet('taizhang')?.state).toBe('veryHidden');
  });

  it('a list too long for a cell’s own rule stands in a hidden worksheet', async () => {
    const askable = Array.from({ length: 80 }, (_, at) => `第${at}号事业单位，筹`);
    const book = new ExcelJS.Workbook();
    const long = await renderSheetWorkbook({ ...sheet, askable }, '2026-07-01', 'zh-Hans');
    await book.xlsx.load(long as unknown as ArrayBuffer);
    const rule = (book.worksheets[0] as Worksheet).getCell(FIRST, column('askOf')).dataValidation;
    expect(rule).toMatchObject({ type: 'list', formulae: ['taizhang_lists!$A$1:$A$80'], errorStyle: 'stop' });
    const lists = book.getWorksheet('taizhang_lists') as Worksheet;
    expect([lists.state, lists.getCell('A1').value, lists.getCell('A80').value]).toEqual(['veryHidden', askable[0], askable[79]]);
    expect(read(long).problems).toEqual([]);
  });

  it('the same file twice reads the same', () => expect(read(blank)).toEqual(read(blank)));
});

describe('what hands do to a workbook', () => {
  it('swapped rows find their tasks', async () => {
    const bytes = await filled((tasks) => {
      const [one, other] = [tasks.getRow(FIRST).values, tasks.getRow(FIRST + 3).values];
      tasks.getRow(FIRST).values = other as never;
      tasks.getRow(FIRST + 3).values = one as never;
    });
    const reading = read(bytes);
    expect(reading.problems).toEqual([]);
    expect(reading.rows.map(({ taskId }) => taskId)).toEqual(['task-4', 'task-2', 'task-3', 'task-1']);
    expect(reading.rows[3]?.figures).toHaveLength(1);
  });

  it('a formula is told and not read', async () => {
    const bytes = await filled((tasks) => {
      tasks.getCell(FIRST, column('text')).value = { formula: 'WEBSERVICE("http://x")', result: '假' } as never;
    });
    const reading = read(bytes);
    expect(problems(reading)).toEqual(['formula J5']);
    expect(reading.problems[0]).toMatchObject({ severity: 'error', taskId: 'task-1' });
    expect(reading.rows[0]?.text).toBe('');
  });

  it('merged cells are told, however wide', async () => {
    expect(problems(read(await filled((tasks) => tasks.mergeCells(`J${FIRST}:K${FIRST}`))))).toContain('merged J5');
    const wide = altered(blank, {
      'xl/worksheets/sheet1.xml': (xml) =>
        xml.replace('</sheetData>', '</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
    });
    const told = problems(read(wide));
    expect(told).toContain('merged A1');
    expect(told.length).toBeLessThan(50);
  });

  it('a deleted column is told by its name; without ids nothing is matched', async () => {
    const reading = read(await filled((tasks) => tasks.spliceColumns(column('light'), 1)));
    expect(reading.problems).toMatchObject([{ code: 'column-missing', params: { column: '自评' } }]);
    expect(reading.rows[0]?.text).toContain('已建成');
    expect(refusal(await filled((tasks) => tasks.spliceColumns(1, 1)))).toEqual({ code: 'no-ids', params: {} });
  });

  it('deleted, foreign and doubled rows are told', async () => {
    const bytes = await filled((tasks) => {
      tasks.getCell(FIRST + 1, 1).value = 'task-1';
      tasks.getCell(FIRST + 2, 1).value = 'task-99';
    });
    expect(
      read(bytes)
        .problems.map(({ code }) => code)
        .sort(),
    ).toEqual(['locked-changed', 'row-duplicate', 'row-missing', 'row-missing', 'row-unknown'].slice(1));
  });

  it.each([
    ['2026-10-8', '2026-10-08'],
    ['2026年10月8日', '2026-10-08'],
    ['2026/10/08', '2026-10-08'],
    ['2026.10.8', '2026-10-08'],
  ])('a day as text, %s, is read and told', async (text, day) => {
    const reading = read(await filled((tasks) => fillAsk(tasks, text)));
    expect(reading.problems).toMatchObject([{ severity: 'warning', code: 'date-as-text', cell: 'O5', params: { day } }]);
    expect(reading.rows[0]?.ask?.by).toBe(day);
  });

  it.each(['十月底', '10/8/2026', '2026-02-30', '8'])('%s is no day', async (text) => {
    expect(problems(read(await filled((tasks) => fillAsk(tasks, text))))).toEqual(['not-a-day O5']);
  });

  const fillAsk = (tasks: Worksheet, by: string) => {
    Object.assign(tasks.getCell(FIRST, column('askOf')), { value: '市财政局' });
    Object.assign(tasks.getCell(FIRST, column('askWhat')), { value: '补助资金' });
    Object.assign(tasks.getCell(FIRST, column('askBy')), { value: by });
  };

  it('half an ask, an unknown light, an error value, a changed task are told in their cells', async () => {
    const bytes = await filled((tasks) => {
      tasks.getCell(FIRST, column('askWhat')).value = '补助资金';
      tasks.getCell(FIRST + 1, column('light')).value = '紫灯';
      tasks.getCell(FIRST + 2, column('cause')).value = { error: '#REF!' } as never;
      tasks.getCell(FIRST + 3, column('task')).value = '另一件事';
    });
    expect(problems(read(bytes)).sort()).toEqual(['ask-incomplete N5', 'cell-error L7', 'locked-changed -', 'not-a-choice K6']);
  });

  it('a figure of no task, without its definition, or in words is told', async () => {
    const bytes = await filled((_, all) => {
      const figures = all('任务数据');
      figures.getRow(FIRST + 1).values = ['77', '床位', 5, '张', '本期新增', '统计'];
      figures.getRow(FIRST + 2).values = ['2', '床位', 5, '张'];
      figures.getRow(FIRST + 3).values = ['2', '床位', '约五百', '张', '本期新增', '统计'];
      figures.getRow(FIRST + 4).values = ['2', '床位', '1,234.5', '张', '本期新增', '统计', '是'];
    });
    const reading = read(bytes);
    expect(problems(reading).sort()).toEqual(['figure-incomplete B7', 'figure-task A6', 'not-a-number C8']);
    expect(reading.rows[1]?.figures).toMatchObject([{ name: '床位', value: 1234.5, estimate: true }]);
  });
});

describe('limits', () => {
  const withText = (characters: number) =>
    filled((tasks) => Object.assign(tasks.getCell(FIRST, column('text')), { value: '字'.repeat(characters) }));
  it('an answer at the limit is read, one past it is told', async () => {
    expect(read(await withText(sheetLimits.textCharacters)).problems).toEqual([]);
    expect(read(await withText(sheetLimits.textCharacters + 1)).problems).toMatchObject([
      { code: 'too-long', cell: 'J5', params: { length: 4001, limit: 4000 } },
    ]);
  });
  it('a million characters in a cell are told', async () =>
    expect(read(await withText(1_000_000)).problems).toMatchObject([{ code: 'too-long', params: { length: 1_000_000 } }]));

  it('a bomb is refused before it is inflated', () => {
    const bomb = zipSync({ 'xl/workbook.xml': new Uint8Array(64 * 1024 * 1024) }, { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusal(bomb)).toMatchObject({ code: 'archive-bomb', params: { limit: sheetLimits.inflatedPartBytes } });
    const many = zipSync(Object.fromEntries(Array.from({ length: sheetLimits.zipEntries + 1 }, (_, k) => [`${k}`, new Uint8Array()])));
    expect(refusal(many)).toMatchObject({ code: 'archive-bomb' });
  });

  it('rows: at the limit, and one past it', () => {
    const limits = { ...sheetLimits, rows: 26 };
    expect(readSheetWorkbook(blank, { limits }).ok).toBe(true);
    expect(refusal(blank, { limits: { ...limits, rows: 5 } })).toMatchObject({ code: 'too-many-rows' });
  });

  it('a large file', () => expect(refusal(new Uint8Array(sheetLimits.fileBytes + 1))).toMatchObject({ code: 'too-large' }));
});

describe('the wrong file', () => {
  const wanted = (change: object) => ({ expect: { ...sheet.identity, ...change } });
  it.each([
    [{ planId: 'other' }, 'other-plan'],
    [{ unitId: 'other' }, 'other-unit'],
    [{ periodId: '2025H2' }, 'other-period'],
    [{ version: 4 }, 'other-version'],
  ])('%j: %s', (change, code) => expect(refusal(blank, wanted(change))).toMatchObject({ code }));

  it('an identity that was touched is none', async () =>
    expect(refusal(await filled((_, all) => Object.assign(all('taizhang').getCell('B3'), { value: '2026H2' })))).toMatchObject({
      code: 'no-identity',
    }));

  it('a workbook of somebody else', async () => {
    const book = new ExcelJS.Workbook();
    book.addWorksheet('x').addRow(['a']);
    expect(refusal(new Uint8Array(await book.xlsx.writeBuffer()))).toMatchObject({ code: 'no-identity' });
  });

  it.each([
    ['nothing', new Uint8Array(), 'not-a-workbook'],
    ['text', new TextEncoder().encode('序号,任务'.repeat(20)), 'not-a-workbook'],
    ['an old or locked workbook', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...new Array(60).fill(0)]), 'encrypted'],
    ['a Word file', zipSync({ 'word/document.xml': new Uint8Array(8) }), 'not-a-workbook'],
    ['a torn zip', zipSync({ 'xl/workbook.xml': new Uint8Array(800) }).slice(0, 60), 'broken'],
    ['broken XML', zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<workbook><sheets>') }), 'broken'],
    [
      'entities',
      zipSync({ 'xl/workbook.xml': new TextEncoder().encode('<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>') }),
      'broken',
    ],
  ])('%s', (_, bytes, code) => expect(refusal(bytes)).toMatchObject({ code }));
});
