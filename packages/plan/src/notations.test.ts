/** Notations met in the wild, each as a made-up line: `number text | lead:unit … | group … | deadline`. */
import { describe, expect, it } from 'vitest';
import { readPlan } from './index.js';

const read = (source: string): string[] =>
  readPlan(source).tasks.map((task) =>
    [
      `${task.number ?? '-'} ${task.text}`,
      task.duties.map((duty) => `${duty.role}:${duty.unit}`).join(' '),
      task.groups.map((group) => group.text).join(' '),
      task.deadline?.text ?? '',
    ].join(' | '),
  );

const noted = (words: string): string | undefined =>
  read(`一、重点任务\n1.推进甲工程。${words}\n2.做好总结。（责任单位：省政府办公厅）\n`)[0]?.slice(9);
const asked = (source: string): string[] =>
  readPlan(source).tasks.flatMap((task) => task.findings.flatMap((found) => (found.level === 'ask' ? [found.rule] : [])));

describe('numbers', () => {
  it('in brackets run on below the next heading', () => {
    const source =
      '一、甲类\n（1）做好一号。（省财政厅负责）\n（2）做好二号。（省教育厅负责）\n二、乙类\n（3）做好三号。（省水利厅负责）\n';
    expect(read(source).map((task) => task.slice(0, 6))).toEqual(['1 做好一号', '2 做好二号', '3 做好三号']);
  });

  it('begin before the excerpt does', () => {
    const source = '五、加快推广　14.推进甲工程。责任单位：区经发局　15.推进乙工程。责任单位：区数字办';
    expect(read(source)).toEqual(['14 推进甲工程。 | responsible:区经发局 |  | ', '15 推进乙工程。 | responsible:区数字办 |  | ']);
  });

  it('leap where an excerpt leaves some out', () => {
    const source = '（一）文件\n1.制定甲。（省财政厅负责）\n（二）工作\n16.推进乙。（省教育厅负责）\n17.推进丙。（省水利厅负责）\n';
    expect(read(source).map((task) => task.split(' ')[0])).toEqual(['1', '16', '17']);
  });

  it('end the slot they are glued to', () => {
    const source = '一、甲类1.推进甲。责任单位：县水利局完成时限：长期坚持二、乙类2.推进乙。责任单位：县林业局完成时限：年底前（二）丙';
    expect(readPlan(source).tasks.map((task) => task.path)).toEqual([['一、甲类'], ['二、乙类']]);
  });
});

describe('lists', () => {
  it('are joined by 会同 and 和, also behind endings that many words share', () => {
    expect(noted('（人民银行会同省林业局负责）')).toBe('| responsible:人民银行 responsible:省林业局 |  | ');
    expect(noted('（人民银行青原省分行和有关部门负责）')).toBe('| responsible:人民银行青原省分行 | 有关部门 | ');
    expect(noted('（实验室与设备管理处负责）')).toBe('| responsible:实验室与设备管理处 |  | ');
  });

  it('keep places of several levels together', () => {
    for (const group of [
      '各县（市、区）党委、政府',
      '各设区市、县〔市、区〕党委和政府',
      '各盟行政公署、市人民政府',
      '各市、州、直管市及神农架林区人民政府',
    ])
      expect(noted(`（省财政厅，${group}负责）`)).toBe(`| responsible:省财政厅 | ${group} | `);
    expect(noted('（省财政厅、省教育厅等部门及各县（市、区）按职责分工负责）')).toBe(
      '| responsible:省财政厅 responsible:省教育厅 | 各县（市、区） | ',
    );
  });

  it('go down the levels of a group, and no way up', () => {
    expect(noted('（各市、县（市、区）党委组织部，省委组织部负责）')).toBe('| responsible:省委组织部 | 各市、县（市、区）党委组织部 | ');
    expect(noted('（各乡镇、县政府办公室、县教育局）')).toBe('| responsible:县政府办公室 responsible:县教育局 | 各乡镇 | ');
    expect(noted('（各县（市、区）、市级部门）')).toBe('|  | 各县（市、区） 市级部门 | ');
  });

  it('may stand in the bracket of another name, or behind a stroke', () => {
    expect(noted('（省通信管理局（省铁塔公司配合）、省发改委）')).toBe(
      '| support:省铁塔公司 responsible:省通信管理局 responsible:省发改委 |  | ',
    );
    expect(noted('（市住建委/市规自局）')).toBe('| responsible:市住建委 responsible:市规自局 |  | ');
  });

  it('drop 由 and keep 党组织', () => {
    expect(noted('（由各片区指挥部、相关乡镇负责）')).toBe('|  | 各片区指挥部 相关乡镇 | ');
    expect(noted('（党委宣传部牵头，各二级党组织配合）')).toBe('| lead:党委宣传部 | 各二级党组织 | ');
  });

  it('keep their names when words nobody knows follow', () => {
    const source = '1.推进甲。（县水利局负责，视情滚动调整）\n2.推进乙。（县林业局负责）\n';
    expect(read(source)[0]).toBe('1 推进甲。 | responsible:县水利局 |  | ');
    expect(asked(source)).toEqual(['task/words-not-read']);
  });

  it('of members are no list of duties', () => {
    expect(read('一、范围\n机关科室（办公室、人事科）、直属单位（市林科所、市森林公安局）。\n二、要求\n请按时报送。')).toEqual([]);
  });
});

describe('deadlines', () => {
  it.each(['按时序推进', '贯穿全年', '每季度末', '春节前', '有序推进', '9月底前'])('%s stands behind the names', (words) => {
    expect(noted(`（县水利局、县林业局；${words}）`)).toBe(`| responsible:县水利局 responsible:县林业局 |  | ${words}`);
  });

  it('are one a task: a second one behind other names is asked about', () => {
    const source = '1.推进甲。（公安部牵头，2026年6月底前完成；民航局配合，2027年底前完成）\n2.推进乙。（财政部负责）\n';
    expect(read(source)[0]).toBe('1 推进甲。 | lead:公安部 support:民航局 |  | 2026年6月底前完成');
    expect(asked(source)).toEqual(['task/words-not-read']);
  });

  it('stand behind a space', () => {
    expect(noted('（责任单位：区港务局　2026年底前完成）')).toBe('| responsible:区港务局 |  | 2026年底前完成');
  });

  it('stand behind the last name without a mark', () => {
    expect(noted('（市住建局会同市财政局等部门于2026年底前完成）')).toBe('| responsible:市住建局 responsible:市财政局 |  | 2026年底前完成');
  });

  it('alone in brackets belong to a task that names nobody', () => {
    const source = '1.推进甲。（完成时限：2026年9月底前）\n2.推进乙。（责任单位：县林业局）\n3.推进丙。（责任单位：县水利局）\n';
    expect(read(source)[0]).toBe('1 推进甲。 |  |  | 2026年9月底前');
  });
});

describe('labels', () => {
  it('are not the last words of the sentence before them', () => {
    const lines = '1.推进道路建设\n责任单位：区交建局\n2.强化组织实施\n牵头单位：区经发局\n';
    const glued = '1.推进道路建设责任单位：区交建局2.强化组织实施牵头单位：区经发局';
    const tasks = ['1 推进道路建设 | responsible:区交建局 |  | ', '2 强化组织实施 | lead:区经发局 |  | '];
    expect([read(lines), read(glued)]).toEqual([tasks, tasks]);
    expect(read('1.加强整改。整改责任单位：区环土局\n')[0]).toBe('1 加强整改。 | responsible:区环土局 |  | ');
  });

  it('may be a role alone, or 责任分工', () => {
    expect(noted('（牵头：省商务厅；配合：省公安厅、省文旅厅）')).toBe('| lead:省商务厅 support:省公安厅 support:省文旅厅 |  | ');
    expect(noted('\n责任分工：县委宣传部牵头，各乡镇配合。')).toBe('| lead:县委宣传部 | 各乡镇 | ');
  });

  it('hold a list of one name a line, and no signature', () => {
    expect(noted('\n责任单位：区交建局\n　　区环土局\n　　各片区指挥部')).toBe(
      '| responsible:区交建局 responsible:区环土局 | 各片区指挥部 | ',
    );
    const signed = '1.推进甲。\n责任单位：区水务局\n\n甲区人民政府办公室\n2026年6月5日\n';
    expect(read(signed)).toEqual(['1 推进甲。 | responsible:区水务局 |  | ']);
  });

  it('begin with their own words, whatever stands before the bracket', () => {
    expect(read('1.推进信用建设（责任单位：市发改委（信用办）、市统计局）\n2.推进乙。（责任单位：市教育局）\n')[0]).toBe(
      '1 推进信用建设 | responsible:市发改委（信用办） responsible:市统计局 |  | ',
    );
  });
});

describe('tables', () => {
  it('have headings on lines of their own between their rows', () => {
    const source = '序号\t任务\t责任单位\n一、甲类\n1\t推进甲工程\t县水利局\n二、乙类\n2\t推进乙工程\t县林业局\n';
    expect(readPlan(source).tasks.map((task) => [task.number, task.path[0]])).toEqual([
      ['1', '一、甲类'],
      ['2', '二、乙类'],
    ]);
  });

  it('glue the names of a cell: parted where the second opens as a name does, asked about where it may not', () => {
    const row = (cell: string): string => `序号\t任务\t责任单位\n1\t推进甲工程\t${cell}\n2\t推进乙工程\t县林业局\n`;
    expect(read(row('市财政局人行市中支'))[0]).toBe('1 推进甲工程 | responsible:市财政局 responsible:人行市中支 |  | ');
    expect(read(row('人民银行中心支行国家电网公司'))[0]).toBe('1 推进甲工程 | responsible:人民银行中心支行 responsible:国家电网公司 |  | ');
    expect(asked(row('甲县财政局乙县林业局'))).toEqual(['unit/not-recognised']);
  });
});

describe('numbers that name nobody', () => {
  it('are tasks among tasks, and asked about', () => {
    const source = '一、任务\n1.推进甲。（责任单位：市教育局）\n2.推进乙。\n3.推进丙。（责任单位：市水利局）\n';
    expect(read(source)[1]).toBe('2 推进乙。 |  |  | ');
    expect(asked(source)).toEqual(['task/no-unit']);
  });

  it('are asked about where few beside them are tasks', () => {
    const source = '一、任务\n1.推进甲。（责任单位：市教育局）\n二、组织保障\n1.加强领导。\n2.强化督查。（责任单位：市政府督查室）\n';
    expect(read(source)).toHaveLength(2);
    expect(readPlan(source).findings.map((found) => found.rule)).toContain('task/not-drafted');
  });

  it('and speak of the paper itself are none', () => {
    expect(
      read('第一条 支持投资。（责任单位：市工信局）\n第二条 支持引才。（责任单位：市人社局）\n第三条 本措施自印发之日起施行。\n'),
    ).toHaveLength(2);
  });
});

describe('words of the site', () => {
  it('at the foot of a page name nobody', () => {
    const foot = '【打印】【关闭】\n上一篇：某通知\n主办单位：某市人民政府办公室 承办单位：某市大数据中心\n版权所有：某市人民政府\n';
    expect(read(`1.推进甲。（责任单位：市教育局）\n2.推进乙。（责任单位：市财政局）\n${foot}`)).toHaveLength(2);
  });
});

describe('papers that divide no work', () => {
  it('found a group and say what its members do for good', () => {
    const duties = '市应急局：负责综合协调。\n市水利局：负责水情监测。\n市气象局：负责天气预报。\n';
    expect(read(`关于成立市防汛指挥部的通知\n一、成员单位职责\n${duties}`)).toEqual([]);
    expect(read(`市防汛工作责任分工方案\n一、成员单位职责\n${duties}`)).toHaveLength(3);
  });
});

describe('canonical names', () => {
  it('take the word of level that the list prints once', () => {
    const [task] = readPlan('1.推进甲。（责任单位：省教育厅、财政厅、团省委、平潭海关）\n2.推进乙。（责任单位：省水利厅）\n').tasks;
    expect(task?.duties.map((duty) => duty.canonical)).toEqual(['省教育厅', '省财政厅', '团省委', '平潭海关']);
  });
});

describe('asides', () => {
  it('in a paper whose numbers mostly name nobody are no tasks', () => {
    const numbers = ['二', '三', '四', '五'].map((number) => `${number}、各单位要落实要求。\n`).join('');
    expect(read(`一、市发改委汇总情况（市发改委负责）。\n${numbers}`)).toEqual([]);
  });

  it('in rules and explanations are none either', () => {
    expect(read('某市项目管理办法\n第一条 规范项目。（市发改委负责）\n第二条 规范资金。（市财政局负责）\n')).toEqual([]);
    expect(read('某市项目管理方案\n第一条 规范项目。（市发改委负责）\n第二条 规范资金。（市财政局负责）\n')).toHaveLength(2);
  });

  it('tables of fees divide no work', () => {
    expect(read('序号\t收费项目\t收费标准\t收费单位\n1\t诉讼费\t50元\t县法院\n2\t检验费\t80元\t县市场监管局\n')).toEqual([]);
  });
});

describe('lines broken at a fixed width', () => {
  it('go on inside a name and a deadline', () => {
    const lines = ['1.推进农村公路建设，完善路网结构。', '责任单位：县交通运输局、县市场监督', '管理局、各有关单位', ''];
    expect(read(`${lines.join('\n')}2.推进供水工程。\n责任单位：县水利局\n`)[0]).toBe(
      '1 推进农村公路建设，完善路网结构。 | responsible:县交通运输局 responsible:县市场监督管理局 | 各有关单位 | ',
    );
    expect(noted('\n责任单位：县水利局、各有\n关单位')).toBe('| responsible:县水利局 | 各有关单位 | ');
  });
});

describe('labels of a level', () => {
  it.each([
    ['（省级牵头部门：省发改委；配合部门：省财政厅）', '| lead:省发改委 support:省财政厅 |  | '],
    ['（牵头责任单位：市发改委；配合责任单位：市财政局）', '| lead:市发改委 support:市财政局 |  | '],
    ['（牵头及责任单位：市发改委）', '| responsible:市发改委 |  | '],
    ['\n责任单位： 区行政审批局 ， 区直各部门', '| responsible:区行政审批局 | 区直各部门 | '],
  ])('%s', (words, want) => {
    expect(noted(words)).toBe(want);
  });
});
