/** Whatever is written, the file opens again and says it. A failing run prints its seed; FC_SEED repeats it. */
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  gauge,
  type ReportPart,
  readSheetWorkbook,
  renderAnnexWorkbook,
  renderDocument,
  renderSheetWorkbook,
  renderSignOff,
  reportDocument,
  sentencesOf,
  signOffSheet,
  urgingDocument,
} from '../index.js';
import { sampleLetter, sampleReport, sampleSheet } from '../testing/samples.js';
import { partOf, textOfXml } from '../testing/zip-parts.js';
import { cleanText } from '../text/clean-text.js';

const ExcelJS = createRequire(import.meta.url)('exceljs') as typeof import('exceljs');
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
const run = (property: fc.IAsyncProperty<[never] | never> | unknown, numRuns = 25) =>
  fc.assert(property as fc.IAsyncProperty<[unknown]>, { seed, numRuns });

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom(
    '=1+1',
    '+A1',
    '-2',
    '@SUM(A1)',
    '＝HYPERLINK("x")',
    '\u0000\u0007\uFFFE',
    '𠮷野家𪚥',
    '\uD800',
    '_x0041_',
    '</w:t>',
    ']]>',
    '&amp;',
    '<!--',
    '\r\n\t',
    '{{x}}',
    ' 前后 ',
  ),
);
const part = fc.record({
  partId: fc.string(),
  level: fc.constantFrom(1 as const, 2 as const),
  heading: nasty,
  sentences: fc.array(fc.record({ sentenceId: fc.string(), text: nasty, sources: fc.constant([]), opens: fc.boolean() }), { maxLength: 6 }),
}) as fc.Arbitrary<ReportPart>;

const wellFormed = (xml: string): void => {
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.write(xml).close();
};
const PARTS = [
  'word/document.xml',
  'docProps/core.xml',
  'docProps/custom.xml',
  'word/fontTable.xml',
  'word/styles.xml',
  'word/header1.xml',
  'word/footer1.xml',
];
const opens = (file: Uint8Array): void => {
  for (const name of PARTS) wellFormed(partOf(file, name));
};

describe(`any text (seed ${seed})`, () => {
  it('makes a report that opens, with every sentence in it', () =>
    run(
      fc.asyncProperty(fc.array(part, { maxLength: 5 }), nasty, async (parts, word) => {
        const sample = sampleReport(1);
        const report = {
          ...sample,
          parts,
          title: word || '题',
          recipient: word,
          letterhead: { mark: word, number: word, signer: word },
          signature: { unit: word, on: '2026-07-28' },
          record: { copies: [word, word], issuer: word, issuedOn: '2026-07-28' },
          journal: { seq: 1, hash: word },
        };
        const file = await renderDocument(reportDocument(report, 'zh-Hans'));
        opens(file);
        const said = textOfXml(partOf(file, 'word/document.xml')).replace(/\s/g, '');
        for (const { text } of sentencesOf(parts)) expect(said).toContain(cleanText(text).replace(/\s/g, ''));
        expect(reportDocument(report, 'zh-Hans').annexes.at(-1)?.table.rows.length).toBeGreaterThanOrEqual(1);
      }),
    ));

  it('makes a letter and a sign-off sheet that open', () =>
    run(
      fc.asyncProperty(nasty, async (word) => {
        const letter = {
          ...sampleLetter(),
          mark: word,
          number: word,
          unit: word,
          contact: word,
          tasks: [{ number: word, text: word, due: word }],
        };
        opens(await renderDocument(urgingDocument(letter, 'zh-Hans')));
        const sheet = { ...sampleSheet(1), planTitle: word, unitName: word };
        opens(await renderSignOff(signOffSheet(sheet, '2026-07-01', word, 'zh-Hans')));
      }),
    ));

  it('comes back from a sheet’s workbook as it went, and runs nothing', () =>
    run(
      fc.asyncProperty(nasty, async (word) => {
        const [task] = sampleSheet(1).tasks;
        const sheet = {
          ...sampleSheet(1),
          planTitle: word,
          tasks: [{ ...task!, text: word, lastText: word, report: { ...task!.report, text: word } }],
        };
        const file = await renderSheetWorkbook(sheet, '2026-07-01', 'zh-Hans');
        const reading = readSheetWorkbook(file, { expect: sheet.identity });
        expect(reading.ok && reading.problems).toEqual([]);
        expect(reading.ok && reading.rows[0]?.text).toBe(cleanText(word).trim());
        expect(partOf(file, 'xl/worksheets/sheet1.xml')).not.toMatch(/<f[ >]/);
      }),
    ));

  it('makes an annex workbook that opens, its words text', () =>
    run(
      fc.asyncProperty(nasty, async (word) => {
        const sample = sampleReport(1);
        const report = {
          ...sample,
          annexes: { ...sample.annexes, closedOut: [{ number: word, text: word, unit: word, verifier: word, on: word, evidence: [word] }] },
        };
        const file = await renderAnnexWorkbook(reportDocument(report, 'zh-Hans'));
        const book = new ExcelJS.Workbook();
        await book.xlsx.load(file as unknown as ArrayBuffer);
        expect(book.worksheets.map(({ name }) => name)).toEqual([
          '1.任务台账表',
          '2.责任单位任务情况表',
          '3.已销号任务清单',
          '4.语句依据表',
        ]);
        for (const sheet of book.worksheets)
          sheet.eachRow((row) => row.eachCell((cell) => expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)));
      }),
    ));

  it('the count of sentences is kept in the table of sources', () =>
    fc.assert(
      fc.property(fc.array(part, { maxLength: 6 }), (parts) => {
        const sample = sampleReport(0);
        const document = reportDocument({ ...sample, parts, annexes: { ...sample.annexes, sources: true } }, 'zh-Hans');
        const rows = document.annexes.find(({ title }) => title === '语句依据表')?.table.rows.length ?? 0;
        expect(rows).toBe(sentencesOf(parts).length);
      }),
      { seed },
    ));
});

describe('the gauge', () => {
  const of = (text: string) =>
    gauge({ title: '', parts: [{ partId: 'a', level: 1, heading: '', sentences: [{ sentenceId: 's', text, sources: [] }] }] });
  it('counts characters, not blanks, and each rare one once', () => expect(of('𠮷 野\n家').characters).toBe(3));
  it('at the limit and one past it', () => {
    expect(of('字'.repeat(5000))).toEqual({ characters: 5000, limit: 5000, left: 0, over: false });
    expect(of('字'.repeat(5001))).toMatchObject({ left: 0, over: true });
  });
});
