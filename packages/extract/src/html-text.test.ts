import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { htmlToText } from './html-text.js';
import { extractText, limits } from './index.js';

const body = (inner: string): string => htmlToText(`<!DOCTYPE html><html><head><title>某站</title></head><body>${inner}</body></html>`);

describe('lines', () => {
  it('end where a block ends and at a br', () => {
    expect(body('<p>一、开放<br>（一）口岸</p><div>二、<b>合作</b>与<span>交流</span></div>尾')).toBe(
      '一、开放\n（一）口岸\n二、合作与交流\n尾',
    );
  });

  it('decode entities and lose the page’s own line breaks between Chinese characters', () => {
    expect(body('<p>甲&amp;乙&#x3002;责任\n      单位：a\n b</p>')).toBe('甲&乙。责任单位：a b');
  });

  it('hold no script, style, comment or server directive', () => {
    expect(
      htmlToText(
        '<%@ page language="java" %><script>alert(1)</script><style>p{}</style><!-- x --><p>正文<noscript>开启脚本</noscript></p>',
      ),
    ).toBe('正文');
  });

  it('keep what a pre broke', () => {
    expect(body('<pre>一、开放\n二、合作</pre>')).toBe('一、开放\n二、合作');
  });

  it('bear the numbers that a list shows, unless its words do', () => {
    expect(body('<ol start="3"><li>建设口岸</li><li>扩大开放</li></ol>')).toBe('3.建设口岸\n4.扩大开放');
    expect(body('<ol><li>（一）建设口岸</li></ol><ul><li>扩大开放</li></ul>')).toBe('（一）建设口岸\n扩大开放');
  });

  it('come out of any depth of elements', () => {
    for (const depth of [limits.nesting, limits.nesting + 1, 20_000])
      expect(body(`${'<div>'.repeat(depth)}深处的一句。`)).toBe('深处的一句。');
  });
});

describe('tables', () => {
  it('give a line a row, cells joined by a tab, paragraphs in a cell joined', () => {
    expect(
      body(
        '<table><caption>分工表</caption><tr><th>序号</th><th>任务</th></tr><tr><td>1</td><td><p>建设</p> <p>口岸</p></td></tr></table>',
      ),
    ).toBe('分工表\n序号\t任务\n1\t建设口岸');
  });

  it('mark the rows that a cell covers and leave the columns it covers empty', () => {
    const rows =
      '<tr><td rowspan=3>甲</td><td colspan=2>乙</td><td></td></tr><tr><td>丙</td><td rowspan=2>丁</td><td>戊</td></tr><tr><td>己</td><td>庚</td></tr>';
    expect(body(`<table>${rows}</table>`)).toBe('甲\t乙\t\t\n〃\t丙\t丁\t戊\n〃\t己\t〃\t庚');
  });

  it('know a cell that covers rows and columns at once', () => {
    expect(
      body('<table><tr><td rowspan=2 colspan=2>甲</td><td>乙</td></tr><tr><td>丙</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>'),
    ).toBe('甲\t\t乙\n〃\t\t丙\n1\t2\t3');
  });

  it('span no more columns than the limit', () => {
    const spanning = (span: number): string =>
      body(`<table><tr><td colspan="${span}">甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr></table>`).split('\n')[0]!;
    expect(spanning(limits.columnSpan).split('\t')).toHaveLength(limits.columnSpan + 1);
    expect(spanning(limits.columnSpan + 1)).toBe(spanning(limits.columnSpan));
  });

  it('that only lay out the page are no tables', () => {
    expect(body('<table><tr><td><p>一、开放</p><p>二、合作</p></td></tr></table>')).toBe('一、开放\n二、合作');
    const inner = '<table><tr><td>1</td><td>口岸</td></tr><tr><td>2</td><td>机场</td></tr></table>';
    expect(body(`<table><tr><td>左</td><td><p>正文</p>${inner}</td></tr></table>`)).toBe('左\n正文\n1\t口岸\n2\t机场');
    const article = Array.from({ length: 8 }, (_, k) => `<p>${k}、${'建设口岸，扩大开放，'.repeat(10)}责任单位：省商务厅。</p>`).join('');
    expect(body(`<table><tr><td>导航</td><td>${article}</td></tr></table>`).split('\n')).toHaveLength(9);
  });
});

describe('the article in its site', () => {
  const task = (k: number): string => `<p>${k}.推进第${k}项口岸建设，扩大对外开放，完善通关设施，提高通关效率。（责任单位：省商务厅）</p>`;
  const tasks = Array.from({ length: 8 }, (_, k) => task(k + 1)).join('');
  const page = `<div id="top"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li><li><a href="/b">互动</a></li></ul></div>
    <div class="pos">当前位置：<a href="/">首页</a> &gt; <a href="/x">政策文件</a></div>
    <div><h1>某省分工方案</h1><div class="bar">字号：大 中 小</div><div class="text"><p>一、扩大开放</p>${tasks}</div></div>
    <div class="footer">主办：某某政府办公厅。未经许可不得转载。</div>`;

  it('is read without the words around it', () => {
    const lines = body(page).split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '某省分工方案',
      '一、扩大开放',
      '1.推进第1项口岸建设，扩大对外开放，完善通关设施，提高通关效率。（责任单位：省商务厅）',
    ]);
    expect(lines).toHaveLength(10);
  });

  it('never loses a sentence that stands outside it', () => {
    expect(body(`${page}<div>附则：本方案由省发展改革委负责解释。</div>`)).toContain('本方案由省发展改革委负责解释。');
  });

  it('stays whole where nothing tells article and site apart', () => {
    expect(body('<ul><li><a href="#">一、开放</a></li><li><a href="#">二、合作</a></li><li><a href="#">三、交流</a></li></ul>')).toBe(
      '一、开放\n二、合作\n三、交流',
    );
  });
});

describe('pages under other names', () => {
  const gb = Buffer.concat([
    Buffer.from('<html><head><meta charset="gb2312"></head><body><p>'),
    Buffer.from([0xb7, 0xd6, 0xb9, 0xa4]),
    Buffer.from('</p>'),
  ]);

  it('are read as pages, in the charset they declare', async () => {
    expect(await extractText({ bytes: gb, fileName: '分工方案.txt' })).toEqual({
      ok: true,
      text: '分工',
      format: 'html',
      encoding: 'gb18030',
    });
  });

  const real = new URL('../../../../shared/corpus/dev/raw/scx2018-hezhang-dept-htmltable.txt', import.meta.url);
  it.skipIf(!existsSync(real))('are read from the real corpus too', async () => {
    const result = await extractText({ bytes: readFileSync(real), fileName: 'page.txt' });
    const lines = result.ok ? result.text.split('\n') : [];
    expect(lines.slice(0, 3)).toEqual([
      '县级考核依据',
      '石城县2018年度河长制湖长制工作责任单位目标管理（绩效）考核细则',
      '序号\t考核项目\t\t各项分值\t考核内容\t评分标准\t说明',
    ]);
    expect(new Set(lines.slice(2).map((each) => each.split('\t').length))).toEqual(new Set([7]));
  });
});
