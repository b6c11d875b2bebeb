import { describe, expect, it } from 'vitest';
import { plainCharacters } from './pdf-page.js';
import { pdfToText } from './pdf-text.js';
import { type PdfPageSpec, type PdfText, pdfFile } from './testing/pdf-file.js';

/** A page set as official documents are: 16 points, 28 characters a line, the first line of a paragraph indented by two. */
const LEFT = 74;
const PER_LINE = 28;

const set = (paragraphs: readonly string[], perPage = 20): PdfPageSpec[] => {
  const lines: PdfText[] = paragraphs.flatMap((paragraph) => {
    const whole = `　　${paragraph}`;
    const rows = Array.from({ length: Math.ceil(whole.length / PER_LINE) }, (_, at) => whole.slice(at * PER_LINE, (at + 1) * PER_LINE));
    return rows.map((row) => ({ text: row.trimStart(), x: LEFT + (row.length - row.trimStart().length) * 16, y: 0 }));
  });
  return Array.from({ length: Math.ceil(lines.length / perPage) }, (_, page) => ({
    texts: lines.slice(page * perPage, (page + 1) * perPage).map((each, at) => ({ ...each, y: 130 + at * 29 })),
  }));
};

const read = (pages: readonly PdfPageSpec[]): Promise<string> => pdfToText(pdfFile(pages));

const tasks = Array.from(
  { length: 24 },
  (_, k) =>
    `${k + 1}.推进第${k + 1}项口岸建设，扩大对外开放，完善通关设施，提高通关效率，${'健全联防联控机制，'.repeat(k % 4)}形成常态。（责任单位：省商务厅、甲市、乙市政府）`,
);

describe('paragraphs', () => {
  it('are joined across lines and pages, in a font that is only named', async () => {
    expect((await read(set(tasks))).split('\n')).toEqual(tasks);
  });

  it('lose page numbers, heads and feet, wherever the page breaks the sentence', async () => {
    const pages = set(tasks).map((page, at) => ({
      texts: [
        { text: '云岭省人民政府办公厅', x: 220, y: 60, size: 10 },
        ...page.texts!,
        { text: `— ${at + 1} —`, x: at % 2 === 0 ? 450 : 100, y: 790, size: 14 },
      ],
    }));
    expect(pages.length).toBeGreaterThan(3);
    expect((await read(pages)).split('\n')).toEqual(tasks);
  });

  it('lose the number of a single page, and keep a lone figure within the text', async () => {
    const [page] = set(['一、总体要求', '2025', '二、主要任务']);
    expect(await read([{ texts: [...page!.texts!, { text: '- 1 -', x: 280, y: 800, size: 12 }] }])).toBe(
      '一、总体要求\n2025\n二、主要任务',
    );
  });

  it('join a title of several lines, and leave short lines apart', async () => {
    const [page] = set(['一、扩大开放', ...tasks.slice(0, 3)]);
    const title = [
      { text: '云岭省综合立体交通建设', x: 297 - 11 * 11, y: 70, size: 22 },
      { text: '实施方案分工方案', x: 297 - 8 * 11, y: 100, size: 22 },
    ];
    expect((await read([{ texts: [...title, ...page!.texts!] }])).split('\n').slice(0, 3)).toEqual([
      '云岭省综合立体交通建设实施方案分工方案',
      '一、扩大开放',
      tasks[0],
    ]);
  });

  it('keep a line that heads several pages by chance', async () => {
    const label = { text: '责任单位：省教育厅', x: LEFT + 32, y: 100 };
    const pages = set(tasks.slice(0, 9)).map((page, at) => (at < 2 ? { texts: [label, ...page.texts!] } : page));
    expect((await read(pages)).split(label.text)).toHaveLength(3);
  });

  it('end at a number or a full stop where nothing is indented', async () => {
    const flush = set(tasks).map((page) => ({ texts: page.texts!.map((each) => ({ ...each, x: LEFT })) }));
    expect((await read(flush)).split('\n').filter((each) => /^\d+\./.test(each))).toHaveLength(tasks.length);
  });

  it('do not go on after a date at the right margin', async () => {
    const [page] = set(tasks.slice(0, 3));
    const signed = [...page!.texts!, { text: '2023年3月20日', x: LEFT + 18 * 16, y: 600 }, { text: '附件：名单', x: LEFT, y: 629 }];
    expect((await read([{ texts: signed }])).split('\n').slice(-2)).toEqual(['2023年3月20日', '附件：名单']);
  });

  it('name characters, not the radicals that look like them', () => {
    expect(plainCharacters('⼯业和⻓⻋⺠')).toBe('工业和长车民');
  });

  it('are not interrupted by a note at the foot of a page', async () => {
    const pages = set(tasks.slice(0, 12));
    const noted = pages.map((page, at) =>
      at === 0 ? { texts: [...page.texts!, { text: '注：列第一位者为牵头单位。', x: LEFT, y: 735, size: 10 }] } : page,
    );
    expect((await read(noted)).split('\n')).toEqual([...tasks.slice(0, 12), '注：列第一位者为牵头单位。']);
  });
});

describe('tables', () => {
  const columns = [74, 134, 354, 520];
  const box = (
    rows: readonly number[],
    skip: ReadonlyArray<readonly [row: number, column: number]> = [],
  ): NonNullable<PdfPageSpec['lines']> => [
    ...rows.flatMap((y, row) =>
      columns
        .slice(1)
        .map((x, at) => [columns[at]!, y, x, y] as const)
        .filter((_, at) => !skip.some(([r, c]) => r === row && c === at)),
    ),
    ...columns.map((x) => [x, rows[0]!, x, rows.at(-1)!] as const),
  ];
  const words = (row: number, ...texts: readonly string[]): PdfText[] =>
    texts.map((text, at) => ({ text, x: columns[at]! + 4, y: row, size: 12 }));

  it('give a line a row, broken cells joined, merged ones marked', async () => {
    const texts = [
      ...words(120, '序号', '任务', '单位'),
      ...words(150, '1', '推进口岸建设，扩大对外', '省商务厅'),
      ...words(164, '', '开放'),
      ...words(200, '', '建设机场', '省发展改革委'),
    ].filter((each) => each.text !== '');
    const lines = box([100, 130, 180, 215], [[2, 0]]);
    const before = { text: '附件', x: 74, y: 80 };
    expect(await read([{ texts: [before, ...texts], lines }])).toBe(
      '附件\n序号\t任务\t单位\n1\t推进口岸建设，扩大对外开放\t省商务厅\n〃\t建设机场\t省发展改革委',
    );
  });

  it('go on overleaf, with a row cut in two and the head printed again', async () => {
    const one = {
      texts: [...words(720, '序号', '任务', '单位'), ...words(750, '1', '推进口岸建设，扩大', '省商务厅')],
      lines: box([700, 730, 760]),
    };
    const two = {
      texts: [...words(120, '序号', '任务', '单位'), ...words(150, '', '对外开放').slice(1), ...words(180, '2', '建设机场', '省交通厅')],
      lines: box([100, 130, 160, 190]),
    };
    expect(await read([one, two])).toBe('序号\t任务\t单位\n1\t推进口岸建设，扩大对外开放\t省商务厅\n2\t建设机场\t省交通厅');
  });
});

describe('refusals', () => {
  it('say that a PDF of pictures has no text, and that a locked one is locked', async () => {
    await expect(read([{ picture: true }, { picture: true }])).rejects.toMatchObject({
      refusal: { code: 'extract/no-text-layer', params: { pages: 2 } },
    });
    await expect(pdfToText(pdfFile([{ texts: [{ text: '密', x: 80, y: 80 }] }], { locked: true }))).rejects.toMatchObject({
      refusal: { code: 'extract/encrypted', params: { format: 'pdf' } },
    });
  });
});
