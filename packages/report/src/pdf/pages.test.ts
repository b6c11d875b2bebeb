/** The documents as LibreOffice lays them out. Counted as skipped where it is not installed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  circularDocument,
  docxToPdf,
  findSoffice,
  renderDocument,
  renderSignOff,
  reportDocument,
  signOffSheet,
  urgingDocument,
} from '../index.js';
import { type PdfPage, readPdf } from '../testing/pdf-pages.js';
import { sampleCircular, sampleLetter, sampleReport, sampleSheet } from '../testing/samples.js';

const soffice = await findSoffice();
/** In CI nothing is skipped: without LibreOffice these fail. */
const skipped = soffice === null && !process.env.CI;

/** 5.2.1; a millimetre for the shapes of stand-in faces. */
const AREA = { left: 28, right: 210 - 26, top: 37, bottom: 297 - 35 };
const SLACK = 1;
const portrait = (page: PdfPage): boolean => page.height > page.width;
const isNumber = (text: string): boolean => /^[\s—\d]+$/.test(text);

const pagesOf = async (docx: Uint8Array): Promise<readonly PdfPage[]> => {
  const answer = await docxToPdf(docx);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return readPdf(answer.bytes);
};

/** Words that stand below the type area: the page's number. */
const footOf = (page: PdfPage) => page.words.filter(({ baseline }) => baseline > AREA.bottom + SLACK);
const bodyOf = (page: PdfPage) => page.words.filter(({ baseline }) => baseline <= AREA.bottom + SLACK);
const linesOf = (page: PdfPage): readonly number[] =>
  [...new Set(bodyOf(page).map(({ baseline }) => Math.round(baseline)))].sort((one, other) => one - other);

describe.skipIf(skipped)('the report on paper', () => {
  const TASKS = 40;
  let pages: readonly PdfPage[];
  beforeAll(async () => {
    const sample = sampleReport(TASKS);
    const ledger = sample.annexes.ledger.map((row, place) => ({
      ...row,
      progress: `甲${place}甲${row.progress}${'详见附件。'.repeat((place * 7) % 30)}乙${place}乙`,
    }));
    pages = await pagesOf(await renderDocument(reportDocument({ ...sample, annexes: { ...sample.annexes, ledger } }, 'zh-Hans')));
  });

  it('is A4, upright for text and turned for tables, the record on an even page', () => {
    for (const page of pages) expect([page.width, page.height].map(Math.round).sort()).toEqual([210, 297]);
    expect(pages.slice(0, 3).every(portrait)).toBe(true);
    expect(pages.some((page) => !portrait(page))).toBe(true);
    expect(pages.length % 2).toBe(0);
    expect(pages.at(-1)?.text).toContain('印发');
  });

  it('keeps the margins', () => {
    for (const page of pages.filter(portrait)) {
      for (const word of bodyOf(page)) {
        expect(word.left, word.text).toBeGreaterThan(AREA.left - SLACK);
        expect(word.right, word.text).toBeLessThan(AREA.right + SLACK);
        expect(word.baseline, word.text).toBeGreaterThan(AREA.top);
      }
    }
  });

  it('keeps the turned sheet’s margins: binding above, head right, fore-edge below, foot left', () => {
    for (const page of pages.filter((one) => !portrait(one))) {
      for (const word of page.words.filter(({ text }) => !isNumber(text))) {
        expect(word.left, word.text).toBeGreaterThan(35 - SLACK);
        expect(word.right, word.text).toBeLessThan(297 - 37 + SLACK);
        expect(word.baseline, word.text).toBeGreaterThan(28);
        expect(word.baseline, word.text).toBeLessThan(210 - 26 + SLACK);
      }
    }
  });

  it('numbers pages outside the type area, odd right and even left, with dashes, 7 mm below', () => {
    pages.slice(0, 3).forEach((page, place) => {
      const foot = footOf(page);
      expect(
        foot
          .map(({ text }) => text)
          .join('')
          .replace(/\s/g, ''),
      ).toBe(`—${place + 1}—`);
      if (place % 2 === 0) expect(Math.max(...foot.map(({ right }) => right))).toBeCloseTo(AREA.right - 5.6, 0);
      else expect(Math.min(...foot.map(({ left }) => left))).toBeCloseTo(AREA.left + 5.6, 0);
      expect(foot[0]!.size).toBeCloseTo(14, 0);
    });
  });

  it('has text on the first page', () => expect(pages[0]?.text).toContain('总体情况'));

  it('cuts no row: what begins on a page ends on it, and every row is there', () => {
    for (let place = 0; place < TASKS; place += 1) {
      const begins = pages.findIndex(({ text }) => text.includes(`甲${place}甲`));
      expect(begins, `row ${place}`).toBeGreaterThan(0);
      expect(
        pages.findIndex(({ text }) => text.includes(`乙${place}乙`)),
        `row ${place}`,
      ).toBe(begins);
    }
  });

  it('repeats the head of a table', () => {
    const ledger = pages.filter((page) => /甲\d+甲/.test(page.text));
    expect(ledger.length).toBeGreaterThan(3);
    for (const page of ledger) expect(page.text).toContain('任务内容');
  });
});

describe.skipIf(skipped)('the grid', () => {
  it('is 22 lines a page, 225 / 22 mm apart, of 28 characters', async () => {
    const text = '一二三四五六七八九十'.repeat(150);
    const parts = [{ partId: 'a', level: 1 as const, heading: '', sentences: [{ sentenceId: 's', text, sources: [] }] }];
    const pages = await pagesOf(await renderDocument(circularDocument({ ...sampleCircular(), parts }, 'zh-Hans')));
    const full = pages[1] as PdfPage;
    const lines = linesOf(full);
    expect(lines.length).toBe(22);
    expect((lines.at(-1)! - lines[0]!) / 21).toBeCloseTo(225 / 22, 1);
    const body = bodyOf(full)
      .map(({ text: words }) => words)
      .join('');
    expect([...body].length).toBe(22 * 28);
  });
});

describe.skipIf(skipped)('the others on paper', () => {
  it('the circular’s record stands on the lower edge of the last page', async () => {
    const pages = await pagesOf(await renderDocument(circularDocument(sampleCircular(), 'zh-Hans')));
    const last = pages.at(-1) as PdfPage;
    const lowest = Math.max(...bodyOf(last).map(({ baseline }) => baseline));
    expect(last.text.replace(/\s/g, '')).toContain('2026年8月5日印发');
    expect(lowest).toBeGreaterThan(AREA.bottom - 6);
    expect(lowest).toBeLessThan(AREA.bottom);
  });

  it('the letter’s mark stands 30 mm from the top, its first page without a number', async () => {
    const [first, second] = await pagesOf(await renderDocument(urgingDocument(sampleLetter(), 'zh-Hans')));
    const mark = first?.words.find(({ text }) => text.startsWith('青原市发展'));
    expect(mark!.baseline - mark!.size * 0.3528 * 0.88).toBeCloseTo(30, -1);
    expect(footOf(first as PdfPage)).toEqual([]);
    expect(
      footOf(second as PdfPage)
        .map(({ text }) => text)
        .join(''),
    ).toContain('2');
  });

  it('no page bears a signature alone', async () => {
    for (const document of [circularDocument(sampleCircular(), 'zh-Hans'), urgingDocument(sampleLetter(), 'zh-Hans')]) {
      const pages = await pagesOf(await renderDocument(document));
      const signed = pages.find(({ words }) => words.some(({ text }) => /^2026年[78]月(?:5|13)日$/.test(text.replace(/\s/g, ''))));
      expect(signed === undefined || signed.words[0]!.text.length > 0).toBe(true);
      expect(linesOf(pages.at(-1) as PdfPage).length).toBeGreaterThan(3);
    }
  });

  it('the sign-off sheet is turned, names itself at each foot, ends with the lines to sign', async () => {
    const pages = await pagesOf(await renderSignOff(signOffSheet(sampleSheet(9), '2026-07-01', 'f'.repeat(64), 'zh-Hans')));
    for (const page of pages) {
      expect(portrait(page)).toBe(false);
      expect(page.text.replace(/\s/g, '')).toContain('报告期2026H1');
    }
    expect(pages.at(-1)?.text).toContain('分管领导');
  });
});

describe('where there is no LibreOffice, or a bad one', () => {
  it('says so', async () => {
    expect(await findSoffice({ PATH: '/nowhere', SOFFICE_BIN: '/nowhere/soffice' })).toBeNull();
    expect(await docxToPdf(new Uint8Array(), { soffice: null })).toEqual({ ok: false, refusal: { code: 'pdf/absent', params: {} } });
    expect(await docxToPdf(new Uint8Array(), { soffice: '/nowhere/soffice' })).toMatchObject({ refusal: { code: 'pdf/failed' } });
  });

  it.skipIf(process.platform === 'win32')('stops one that does not end, with all that it started', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'slow-'));
    try {
      const slow = join(folder, 'soffice');
      writeFileSync(slow, `#!/bin/sh\nsleep 40 &\necho $! > ${folder}/child\nwait\n`, { mode: 0o755 });
      expect(await docxToPdf(new Uint8Array(), { soffice: slow, seconds: 0.5 })).toEqual({
        ok: false,
        refusal: { code: 'pdf/timeout', params: { seconds: 0.5 } },
      });
      // Nobody may be there to collect it: then it stays as a zombie, which runs no more.
      const state = execFileSync('sh', ['-c', `ps -o stat= -p $(cat ${folder}/child) || true`], { encoding: 'utf8' }).trim();
      expect(state === '' || state.startsWith('Z')).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it.skipIf(skipped)('several at once do not meet', async () => {
    const docx = await renderDocument(urgingDocument(sampleLetter(), 'zh-Hans'));
    const answers = await Promise.all([1, 2, 3].map(() => docxToPdf(docx)));
    expect(answers.map(({ ok }) => ok)).toEqual([true, true, true]);
  });
});
