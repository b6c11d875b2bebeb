import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTitleBlock } from './title-block.js';

const read = (head: string, rest = '一、总体要求') => readTitleBlock(head + rest, head.length);

describe('readTitleBlock', () => {
  it('reads a paper on lines', () => {
    expect(read('甲省人民政府办公厅关于印发\n甲省水网建设分工方案的通知\n甲政办发〔2022〕16号\n各市、县人民政府：\n')).toEqual({
      title: '甲省人民政府办公厅关于印发甲省水网建设分工方案的通知',
      issuer: '甲省人民政府办公厅',
      documentNumber: '甲政办发〔2022〕16号',
      issuedOn: null,
    });
  });

  it('prefers the title of the plan to that of the notice that forwards it', () => {
    const block = read(
      '甲市人民政府关于印发乙规划分工方案的通知\n现印发给你们，请认真执行。\n甲市人民政府\n2022年4月23日\n乙规划分工方案\n',
    );
    expect(block).toEqual({ title: '乙规划分工方案', issuer: '甲市人民政府', documentNumber: null, issuedOn: '2022-04-23' });
  });

  it('reads a paper run into one line', () => {
    const block = readTitleBlock(
      '甲市人民政府关于加快发展竹业的意见甲府发〔2019〕17号各区县人民政府：为促进发展。一、任务。甲市人民政府   2019年6月28日   （此件公开发布）',
      45,
    );
    expect(block).toEqual({
      title: '甲市人民政府关于加快发展竹业的意见',
      issuer: '甲市人民政府',
      documentNumber: '甲府发〔2019〕17号',
      issuedOn: '2019-06-28',
    });
  });

  it.each(['〔2022〕', '[2022]', '(2022)', '（2022）', '【2022】', '［2022］', '〔２０２２〕'])('takes the bracket %s', (bracket) => {
    expect(read(`甲政办发${bracket}16号\n`).documentNumber).toBe(`甲政办发${bracket}16号`);
  });

  it('keeps the script of the document', () => {
    expect(read('甲省綠色發展分工方案\n二〇二二年四月二十三日\n')).toEqual({
      title: '甲省綠色發展分工方案',
      issuer: null,
      documentNumber: null,
      issuedOn: '2022-04-23',
    });
  });

  it('does not take a cited number or a day in a sentence', () => {
    const block = read('根据《甲省规划》（甲政发〔2020〕3号），自2021年5月1日起，制定本方案。\n');
    expect([block.documentNumber, block.issuedOn]).toEqual([null, null]);
  });

  it('reads a table head and a labelled day', () => {
    expect(read('2016年重点工作任务分解表工 作 任 务牵头单位').title).toBe('2016年重点工作任务分解表');
    expect(read('发布日期：2022-05-06 来源：某网\n甲方案\n').issuedOn).toBe('2022-05-06');
  });

  it('takes any string and any place', () => {
    const pieces = fc.constantFrom('关于', '通知', '方案', '〔2022〕', '2022年', '1月', '1日', '\n', '号', '人民政府', '　　');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(pieces).map((parts) => parts.join('')),
        ),
        fc.integer(),
        (source, bodyStart) => {
          const { title, documentNumber } = readTitleBlock(source, bodyStart);
          return title !== '' && documentNumber !== '';
        },
      ),
    );
  });
});
