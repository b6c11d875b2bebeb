/** Goldens of the four documents: `GOLDEN=rewrite npx vitest run packages/report` writes them anew. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  circularDocument,
  renderDocument,
  renderSignOff,
  reportDocument,
  sentencesOf,
  sheetHash,
  signOffSheet,
  urgingDocument,
} from '../index.js';
import { SMALL_PARTS, sampleCircular, sampleLetter, sampleReport, sampleSheet } from '../testing/samples.js';
import { normalisedXml, partOf, textOfXml } from '../testing/zip-parts.js';

const makers = {
  report: () => renderDocument(reportDocument(sampleReport(3), 'zh-Hans')),
  circular: () => renderDocument(circularDocument(sampleCircular(), 'zh-Hans')),
  letter: () => renderDocument(urgingDocument(sampleLetter(), 'zh-Hans')),
  'sign-off': () => renderSignOff(signOffSheet(sampleSheet(3), '2026-07-01', sheetHash(sampleSheet(3)), 'zh-Hans')),
} as const;

describe.each(Object.entries(makers))('%s', (name, make) => {
  const golden = new URL(`../testing/golden/${name}.xml`, import.meta.url);
  it('is as it was', async () => {
    const xml = normalisedXml(partOf(await make(), 'word/document.xml'));
    if (process.env.GOLDEN === 'rewrite') writeFileSync(golden, xml);
    expect(existsSync(golden) && readFileSync(golden, 'utf8')).toBe(xml);
  });

  it('comes out the same each time', async () => {
    const [one, other] = await Promise.all([make(), make()]);
    for (const part of ['word/document.xml', 'word/styles.xml', 'docProps/core.xml']) expect(partOf(one, part)).toBe(partOf(other, part));
  });
});

describe('the report', () => {
  let bytes: Uint8Array;
  let xml: string;
  let text: string;
  beforeAll(async () => {
    bytes = await makers.report();
    xml = partOf(bytes, 'word/document.xml');
    text = textOfXml(xml);
  });

  it('has every sentence, in order, and numbers its headings', () => {
    let from = 0;
    for (const { text: sentence } of sentencesOf(SMALL_PARTS)) {
      const at = text.indexOf(sentence, from);
      expect(at, sentence).toBeGreaterThanOrEqual(0);
      from = at + sentence.length;
    }
    for (const heading of [
      '一、总体情况',
      '二、分领域进展',
      '（一）养老服务',
      '（二）基础教育',
      '三、存在问题和需协调事项',
      '四、下一步工作',
    ])
      expect(text).toContain(heading);
  });

  it('shows a correction and what each sentence stands on', () => {
    expect(text).toContain('（2026年8月3日更正：原文“361”系笔误）');
    expect(text).toContain('汇总单位综述');
    expect(text).toMatch(/流水第 \d+ 条　市\S+上半年报告/);
  });

  it('prints the journal’s entry and hash, and keeps them in the file', () => {
    const { seq, hash } = sampleReport().journal;
    expect(text).toContain(`任务台账流水第${seq}条时的记录生成，校验值 ${hash}`);
    expect(partOf(bytes, 'docProps/custom.xml')).toContain(hash);
  });

  it('dates without zeros, numbers its annexes, closes the record', () => {
    expect(text).toContain('2026年7月28日');
    for (const words of ['附件：1.', '附件1', '附件4', '抄送：市委办公室，', '2026年7月29日印发', '签发人：'])
      expect(text).toContain(words);
  });

  it('turns the sheet for each annex and back for the record', () => {
    const pages = [...xml.matchAll(/<w:pgSz[^>]*w:orient="(\w+)"/g)].map(([, orientation]) => orientation);
    expect(pages).toEqual(['portrait', 'landscape', 'landscape', 'landscape', 'landscape', 'portrait']);
    expect(xml).toContain('<w:type w:val="evenPage"/>');
  });

  it('stands on the grid of the standard', () => {
    expect(xml).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="580" w:charSpace="-848"/>');
    expect(xml).toContain('<w:pgMar w:top="2098" w:right="1474" w:bottom="1980" w:left="1587"');
  });

  it('names its faces and what may stand in for them, and embeds none', () => {
    const fonts = partOf(bytes, 'word/fontTable.xml');
    for (const face of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体'])
      expect(fonts).toContain(`<w:font w:name="${face}"><w:altName`);
    expect(fonts).not.toContain('embed');
  });
});

describe('other languages', () => {
  it.each([
    ['zh-Hant', ['（本件依據任務臺賬', '抄送：', '附件1']],
    ['en', ['Made from the ledger as it stood at entry 1286', 'Annex 1', 'Copies: ']],
  ] as const)('%s', async (locale, wanted) => {
    const text = textOfXml(partOf(await renderDocument(reportDocument(sampleReport(1), locale)), 'word/document.xml'));
    for (const words of wanted) expect(text).toContain(words);
  });
});

describe('one annex has no number', () => {
  it('附件', async () => {
    const { annexes, ...rest } = sampleReport(2);
    const document = reportDocument({ ...rest, annexes: { ...annexes, units: [], closedOut: [], sources: false } }, 'zh-Hans');
    expect(document.annexes.map(({ label }) => label)).toEqual(['附件']);
    expect(textOfXml(partOf(await renderDocument(document), 'word/document.xml'))).toContain('附件：任务台账表');
  });
});
