/** Laws of the reader, and the notations one by one on made-up sentences. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldScript, readPlan } from './index.js';
import { drafted, essence } from './testing/compare.js';

const plan = `青原省推进数字乡村建设分工方案
一、主要任务
(一)夯实数字基础,提升网络能力。
1.推进5G网络向乡镇延伸,新建基站2000个。(责任单位:省通信管理局、省工业和信息化厅,云江市、石浦市政府)
2.建设省级数据平台,归集涉农数据。(责任单位:省农业农村厅、省数据局)
3.完善农村水利设施数字化改造,强化运行管护。(责任单位:省水利厅,各县区政府)
(二)发展智慧农业,培育新型业态。
4.打造一批数字农场,支持农产品电商发展。(责任单位:省农业农村厅、省商务厅、省供销联社)
5.组织农民数字技能培训,每年培训2万人次。(责任单位:省人力资源社会保障厅、省农业农村厅)
`;

const one = (sentence: string): ReturnType<typeof readPlan>['tasks'][number] =>
  readPlan(`一、重点任务\n${sentence}\n2.做好总结。（责任单位：省政府办公厅）\n`).tasks[0]!;
const duties = (sentence: string): string[] => one(sentence).duties.map((duty) => `${duty.role} ${duty.unit}`);
const groups = (sentence: string): string[] => one(sentence).groups.map((group) => `${group.role} ${group.text}`);

const covered = (source: string): boolean => {
  const draft = readPlan(source);
  const marks = new Uint8Array(source.length);
  const spans = [
    ...draft.sections.map((s) => s.span),
    ...draft.indicators.map((s) => s.span),
    ...draft.tasks.map((s) => s.span),
    ...draft.leftOver,
  ];
  for (const [start, end] of spans) marks.fill(1, start, end);
  return !marks.includes(0);
};

const scraps = fc.array(
  fc.oneof(
    fc.constantFrom(
      '一、',
      '（二）',
      '1.',
      '①',
      '（',
      '）',
      '[',
      '责任单位：',
      '牵头单位:',
      '完成时限：',
      '省教育厅',
      '各县区政府',
      '、',
      '，',
      '；',
      '。',
      '\n',
      '\t',
      '　　',
      '|',
      '{"task": "',
      '"}',
      '以下均需',
      '下同',
      '第一位为牵头单位',
      '\ud800',
      '\0',
      '2023年底前',
      '牵头',
      '负责',
      '等',
      '和',
      '——',
      '序号\n任务\n责任单位\n',
    ),
    fc.string({ unit: 'grapheme', maxLength: 6 }),
  ),
  { maxLength: 60 },
);

describe('any text', () => {
  it('gives a draft whose parts cover it', () => {
    fc.assert(
      fc.property(
        scraps.map((parts) => parts.join('')),
        covered,
      ),
      { verbose: 1 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), covered), { verbose: 1 });
  });

  it('is read when it is empty, blank, broken or deeply nested', () => {
    for (const source of ['', ' \n\t　', '\ud800\udfff\ud800', '\0责任单位：\0', `${'（'.repeat(10_000)}${'）'.repeat(10_000)}`]) {
      expect(readPlan(source).tasks).toEqual([]);
      expect(covered(source)).toBe(true);
    }
  });
});

describe('a plan', () => {
  it('reads the same with line breaks put inside its sentences', () => {
    const places = [...plan.matchAll(/[一-龥](?=[一-龥])/g)]
      .map((found) => found.index + 1)
      .filter((at) => /^\d/.test(plan.slice(plan.lastIndexOf('\n', at) + 1)));
    const expected = essence(readPlan(plan));
    fc.assert(
      fc.property(fc.subarray(places, { maxLength: 12 }), (breaks) => {
        let broken = '';
        let from = 0;
        for (const at of breaks) {
          broken += `${plan.slice(from, at)}\n`;
          from = at;
        }
        expect(essence(readPlan(broken + plan.slice(from)))).toEqual(expected);
      }),
      { verbose: 1 },
    );
  });

  it('keeps its structure, spans and canonical names in the other script', () => {
    const traditional = [...plan]
      .map(
        (c) =>
          ({
            进: '進',
            设: '設',
            责: '責',
            单: '單',
            厅: '廳',
            农: '農',
            业: '業',
            县: '縣',
            区: '區',
            发: '發',
            会: '會',
            资: '資',
            数: '數',
            据: '據',
            务: '務',
            联: '聯',
            电: '電',
          })[c] ?? c,
      )
      .join('');
    const [one, other] = [readPlan(plan), readPlan(traditional)];
    expect(other.tasks.map((task) => [task.number, task.span, task.textSpan, foldScript(task.text)])).toEqual(
      one.tasks.map((task) => [task.number, task.span, task.textSpan, task.text]),
    );
    expect(other.tasks.flatMap((task) => task.duties.map((duty) => [duty.canonical, duty.role, duty.span]))).toEqual(
      one.tasks.flatMap((task) => task.duties.map((duty) => [duty.canonical, duty.role, duty.span])),
    );
  });

  it('ties every name to the characters it was read from', () => {
    const draft = readPlan(plan);
    for (const task of draft.tasks) for (const duty of task.duties) expect(duty.unit.startsWith(plan.slice(...duty.span))).toBe(true);
    expect(draft.tasks[0]!.duties.map((duty) => duty.unit)).toEqual(['省通信管理局', '省工业和信息化厅', '云江市政府', '石浦市政府']);
    expect(draft.tasks[2]!.path).toEqual(['一、主要任务', '(一)夯实数字基础,提升网络能力。']);
  });

  it('takes time in proportion to its length', () => {
    const [small, large] = [plan.repeat(10), plan.repeat(40)];
    expect(readPlan(large).tasks.length).toBe(4 * readPlan(small).tasks.length);
  });
});

describe('notations of responsibility', () => {
  it.each([
    [
      '1.修订办法。（责任单位:省教育厅、青原铁路局,乙市、丙市政府）',
      ['responsible 省教育厅', 'responsible 青原铁路局', 'responsible 乙市政府', 'responsible 丙市政府'],
    ],
    ['1.修订办法。（牵头单位：省教育厅；配合单位：省财政厅、各县区政府）', ['lead 省教育厅', 'support 省财政厅']],
    ['1.修订办法。（省教育厅牵头，省财政厅、省人社厅按职责分工配合）', ['lead 省教育厅', 'support 省财政厅', 'support 省人社厅']],
    ['1.修订办法。（教育部、体育总局负责）', ['responsible 教育部', 'responsible 体育总局']],
    ['1.修订办法（市水务局会同有关部门负责）。', ['responsible 市水务局']],
    ['1.修订办法。（省教育厅，2023年底前完成）', ['responsible 省教育厅']],
    [
      '1.修订办法。牵头单位:市发展改革委配合单位:市财政局实施单位:市住建局完成时限:2023年11月底',
      ['lead 市发展改革委', 'support 市财政局', 'responsible 市住建局'],
    ],
    ['1.修订办法。【主办单位：市文旅局　协办单位：市体育局】', ['responsible 市文旅局', 'support 市体育局']],
    ['1.修订办法。（望江、青石市政府，省商务厅）', ['responsible 望江市政府', 'responsible 青石市政府', 'responsible 省商务厅']],
    ['1.修订办法。（省公安厅、省司法厅等部门和单位按职责分工负责）', ['responsible 省公安厅', 'responsible 省司法厅']],
  ])('%s', (sentence, expected) => {
    expect(duties(sentence)).toEqual(expected);
    expect(one(sentence).text).toBe(sentence.includes('办法（') ? '修订办法' : '修订办法。');
  });

  it('keeps groups whole', () => {
    expect(groups('1.修订办法。（责任单位：省水利厅，各市、州、县人民政府，领导小组各成员单位）')).toEqual([
      'responsible 各市、州、县人民政府',
      'responsible 领导小组各成员单位',
    ]);
    expect(groups('1.修订办法。（住房城乡建设部等国务院相关部门及各地区按职责分工负责）')).toEqual([
      'responsible 国务院相关部门',
      'responsible 各地区',
    ]);
  });

  it('reads deadlines in their slot', () => {
    expect(one('1.修订办法。（省教育厅牵头，2018年3月底前取得阶段性成果，2018年4月至2019年10月深化提升）').deadline?.text).toBe(
      '2018年3月底前取得阶段性成果，2018年4月至2019年10月深化提升',
    );
    expect(one('1.2024年底前修订办法。（省教育厅负责）').deadline).toBeNull();
  });

  it('carries units forward and asks how far', () => {
    const draft = readPlan(
      '一、任务\n1.调查。（县环保局牵头；各片区配合落实，以下均需各片区配合落实，不再列出）\n2.监测。（县环保局牵头）\n3.评估。（县水利局负责）\n',
    );
    expect(draft.tasks.map((task) => task.groups.map((group) => group.text))).toEqual([['各片区'], ['各片区'], ['各片区']]);
    expect(draft.tasks[0]!.findings.map((found) => found.rule)).toContain('unit/carried-forward');
  });

  it('lets the first listed lead where the document says so once', () => {
    const draft = readPlan(
      '一、任务\n1.调查。（县环保局、县水利局负责）\n2.监测。（县气象局、县环保局负责）\n注：列第一位的为牵头单位。\n',
    );
    expect(draft.tasks.map((task) => task.duties.map((duty) => duty.role))).toEqual([
      ['lead', 'responsible'],
      ['lead', 'responsible'],
    ]);
    expect(draft.findings.map((found) => found.rule)).toContain('document/first-listed-leads');
  });

  it('makes several tasks with one number of several brackets', () => {
    const draft = readPlan('一、任务\n1.改革制度。（县财政局负责）加强监管。（县审计局负责）\n2.总结。（县政府办负责）\n');
    expect(draft.tasks.map((task) => [task.number, task.text])).toEqual([
      ['1', '改革制度。'],
      ['1', '加强监管。'],
      ['2', '总结。'],
    ]);
  });

  it('leaves assessors and scopes out of the duties', () => {
    expect(one('1.修订办法。（负责部门:省商务厅，适用范围:各片区）').groups).toEqual([]);
    expect(one('1.修订办法。（省商务厅负责，牵头考核单位:省委督查室）').findings.map((found) => found.rule)).toContain('role/assessor');
  });
});

describe('tables', () => {
  const rows = [
    '序号\t类别\t工作任务\t牵头单位\t配合单位\t完成时限',
    '1\t环境\t建设污水处理厂\t县住建局\t县财政局、各乡镇\t6月底前',
    '2\t〃\t整治河道\t县水利局县生态环境局\t\t持续推进',
  ].join('\n');

  it('are read by their heads, merged cells and all', () => {
    const draft = readPlan(`附件\n${rows}\n`);
    expect(draft.tasks.map(drafted)).toEqual(
      ['1 建设污水处理厂 l:县住建局 s:县财政局 r: g:各乡镇', '2 整治河道 l:县水利局|县生态环境局 s: r: g:'].map((line) =>
        line.replace('县水利局|县生态环境局', ['县水利局', '县生态环境局'].sort().join('|')),
      ),
    );
    expect(draft.tasks.map((task) => task.path)).toEqual([['环境'], ['环境']]);
    expect(draft.tasks[0]!.deadline?.text).toBe('6月底前');
  });

  it('are read as data', () => {
    const draft = readPlan('[{"id": 1, "task": "建设平台", "owner": "市数据局", "co": "市财政局", "time": "2025年6月"}]');
    expect(draft.tasks.map(drafted)).toEqual(['1 建设平台 l: s:市财政局 r:市数据局 g:']);
  });
});

describe('units before their work', () => {
  it('are read where neighbours do the same', () => {
    const draft = readPlan('二、部门职责\n1.县交通局：负责道路抢通。\n2.县水利局：负责水情监测。\n3.各乡镇人民政府：组织群众转移。\n');
    expect(draft.tasks.map(drafted)).toEqual([
      '1 负责道路抢通 l: s: r:县交通局 g:',
      '2 负责水情监测 l: s: r:县水利局 g:',
      '3 组织群众转移 l: s: r: g:各乡镇人民政府',
    ]);
  });
});
