import { describe, expect, it } from 'vitest';
import { docxToText } from './docx-text.js';
import { cell, type DocxParts, docxFile, level, numbered, paragraph, run, table } from './testing/docx-file.js';

const linesOf = (parts: DocxParts | string): string[] =>
  docxToText(docxFile(typeof parts === 'string' ? { body: parts } : parts)).split('\n');

const chinese = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum>
  <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`;

describe('automatic numbering', () => {
  it('is written out, level by level, and restarts below', () => {
    const body = [
      numbered('开放', 1),
      numbered('口岸', 1, 1),
      numbered('建设', 1, 2),
      numbered('通关', 1, 2),
      numbered('机场', 1, 1),
      numbered('扩建', 1, 2),
      numbered('合作', 1),
    ].join('');
    expect(linesOf({ body, numbering: chinese })).toEqual([
      '一、开放',
      '（一）口岸',
      '1.建设',
      '2.通关',
      '（二）机场',
      '1.扩建',
      '二、合作',
    ]);
  });

  it('goes on after other paragraphs and restarts where a list says so', () => {
    const body = [numbered('甲', 1), paragraph('正文'), numbered('乙', 1), numbered('丙', 2), numbered('丁', 2)].join('');
    expect(linesOf({ body, numbering: chinese })).toEqual(['一、甲', '正文', '二、乙', '一、丙', '二、丁']);
  });

  it('goes on through the whole where a level says that it never restarts', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = [numbered('甲', 1), numbered('一项', 1, 1), numbered('乙', 1), numbered('二项', 1, 1)].join('');
    expect(linesOf({ body, numbering })).toEqual(['一、甲', '1.一项', '二、乙', '2.二项']);
  });

  it('comes by way of a style, also of the one it is based on', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '第%1章 ', '<w:pStyle w:val="H1"/>')}${level(1, 'decimal', '%1.%2 ', '<w:pStyle w:val="H2"/><w:isLgl/>')}</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="0"/></w:num>`;
    const style = (id: string, inner: string): string => `<w:style w:type="paragraph" w:styleId="${id}">${inner}</w:style>`;
    const numbers = '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr>';
    const styles =
      style('H1', numbers) + style('H2', numbers) + style('H1a', '<w:basedOn w:val="H1"/>') + style('Loop', '<w:basedOn w:val="Loop"/>');
    const body = ['H1', 'H2', 'H1a', 'H2', 'Loop'].map((id) => paragraph(id, `<w:pStyle w:val="${id}"/>`)).join('');
    expect(linesOf({ body, numbering, styles })).toEqual(['第一章 H1', '1.1 H2', '第二章 H1a', '2.1 H2', 'Loop']);
    const off = paragraph('无号', '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>');
    expect(linesOf({ body: off, numbering, styles })).toEqual(['无号']);
  });

  it('stays apart from words that begin with a digit', () => {
    expect(linesOf({ body: numbered('甲', 1, 2) + numbered('5G基站', 1, 2), numbering: chinese })).toEqual(['1.甲', '2. 5G基站']);
  });

  it('shows no bullets', () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '\uf06c')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    expect(linesOf({ body: numbered('甲', 1), numbering })).toEqual(['甲']);
  });
});

describe('tables', () => {
  it('give a line a row, with merged cells as agreed', () => {
    const merge = '<w:vMerge w:val="restart"/>';
    const body = table(
      [cell(paragraph('序号')), cell(paragraph('任务')), cell(paragraph('单位'))],
      [cell(paragraph('1'), merge), cell(paragraph('建设') + paragraph('口岸')), cell(paragraph('甲局'))],
      [cell('<w:p/>', '<w:vMerge/>'), cell(paragraph('合并'), '<w:gridSpan w:val="2"/>')],
    );
    expect(linesOf(body)).toEqual(['序号\t任务\t单位', '1\t建设口岸\t甲局', '〃\t合并\t']);
  });

  it('that frame the text are no tables', () => {
    const inner = table([cell(paragraph('1')), cell(paragraph('口岸'))]);
    expect(linesOf(table([cell(paragraph('左')), cell(paragraph('正文') + inner)]))).toEqual(['左', '正文', '1\t口岸']);
  });

  it('lose the rows whose deletion is tracked', () => {
    const row = `<w:tr><w:trPr><w:del w:id="1"/></w:trPr>${cell(paragraph('旧'))}${cell(paragraph('行'))}</w:tr>`;
    expect(linesOf(`<w:tbl>${row}<w:tr>${cell(paragraph('1'))}${cell(paragraph('新'))}</w:tr></w:tbl>`)).toEqual(['1\t新']);
  });
});

describe('what is text', () => {
  it('insertions are, deletions are not, and a deleted paragraph end joins', () => {
    const body = `<w:p><w:ins w:id="1">${run('新增')}</w:ins><w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>${run('口岸')}</w:p>
      <w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('前半')}</w:p><w:p>${run('后半')}</w:p>`;
    expect(linesOf(body)).toEqual(['新增口岸', '前半后半']);
    expect(linesOf(`<w:p><w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>${run('末句')}</w:p>`)).toEqual(['末句']);
  });

  it('a field’s result is, its code is not, and a table of contents repeats the headings', () => {
    const field = (code: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${code}</w:instrText></w:r>${result === '' ? '' : `<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run(result)}`}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    expect(
      linesOf(
        `<w:p>${field('TOC \\o', '目录 1')}</w:p><w:p>${run('见')}${field('REF a', '第三条')}</w:p><w:p>${field('eq \\o\\ac(○,11)', '')}${run('口岸')}</w:p>`,
      ),
    ).toEqual(['见第三条', '⑪口岸']);
  });

  it('text boxes are, once; hidden words, pinyin and headers are not; notes come last', () => {
    const box = (text: string): string => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`;
    const body = `<w:p>${run('正文')}<w:r><mc:AlternateContent><mc:Choice>${box('框内')}</mc:Choice><mc:Fallback>${box('框内')}</mc:Fallback></mc:AlternateContent></w:r></w:p>
      <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:ruby><w:rt>${run('fa')}</w:rt><w:rubyBase>${run('发')}</w:rubyBase></w:ruby></w:r>${run('展')}<w:r><w:tab/><w:t>尾</w:t></w:r></w:p>`;
    const footnotes = `<w:footnote w:type="separator" w:id="0">${paragraph('—')}</w:footnote><w:footnote w:id="1">${paragraph('列第一位者为牵头单位。')}</w:footnote>`;
    expect(linesOf({ body, footnotes, header: paragraph('页眉') })).toEqual(['正文', '框内', '发展 尾', '列第一位者为牵头单位。']);
  });
});
