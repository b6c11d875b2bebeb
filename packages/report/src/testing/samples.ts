/** A half-year of an invented city, as the report's tests see it. */
import type { ConsolidatedReport, LedgerRow, ReportPart, ReportSentence, SituationCircular, UnitSheet, UrgingLetter } from '../index.js';

const UNITS = ['市发展改革委', '市民政局', '市教育局', '市卫生健康委', '市住房城乡建设局', '市交通运输局', '市财政局', '市数据局'];
const unit = (place: number): string => UNITS[place % UNITS.length] as string;

let next = 0;
const said = (text: string, opens = false, own = false): ReportSentence => {
  next += 1;
  return {
    sentenceId: `s${next}`,
    text,
    opens,
    sources: own ? [] : [{ entryId: `e${next}`, seq: 400 + next, label: `${unit(next)}上半年报告` }],
  };
};

export const SMALL_PARTS: readonly ReportPart[] = [
  {
    partId: 'overall',
    level: 1,
    heading: '总体情况',
    sentences: [
      said(
        '《青原市公共服务提升分工方案》共分解任务 153 项，涉及 61 个单位。截至2026年6月30日，已销号 11 项，正在推进 139 项，经批准延期 2 项，中止 1 项。',
        false,
        true,
      ),
      said('上半年应报送填报单 61 份，实际报送 60 份，市交通运输局 1 份经同意延至 7 月 20 日报送。', true),
    ],
  },
  { partId: 'fields', level: 1, heading: '分领域进展', sentences: [] },
  {
    partId: 'care',
    level: 2,
    heading: '养老服务',
    sentences: [
      said('市民政局牵头建成街道综合养老服务中心 12 个，新增护理型床位 860 张，“15分钟养老服务圈”覆盖率达到 78.5%。'),
      said('市卫生健康委推动 24 家基层医疗卫生机构与养老机构签约合作。'),
      said('市财政局下达补助资金 3,200 万元，支持农村互助养老设施改造。', true),
    ],
  },
  {
    partId: 'school',
    level: 2,
    heading: '基础教育',
    sentences: [
      said(
        '市教育局新建、改扩建公办幼儿园 9 所，新增学位 2,430 个；城区义务教育阶段大班额全部消除，该项任务经市政府督查室核验后于2026年6月12日销号。',
      ),
      { ...said('城乡教师交流轮岗 316 人次。'), correction: { on: '2026-08-03', reason: '原文“361”系笔误' } },
    ],
  },
  {
    partId: 'asks',
    level: 1,
    heading: '存在问题和需协调事项',
    sentences: [
      said('老城区加装电梯用地手续办理较慢，市住房城乡建设局请市自然资源局于2026年9月30日前明确既有建筑占用公共绿地的审批办法。'),
      said('跨县区公交线路运营补贴分担比例尚未商定，市交通运输局请市财政局于2026年8月31日前牵头提出方案。', true),
    ],
  },
  {
    partId: 'next',
    level: 1,
    heading: '下一步工作',
    sentences: [said('汇总单位将围绕黄灯、红灯任务逐项会商，对临近时限的任务提前提醒；对已办结的任务及时组织核验销号。', false, true)],
  },
];

const TASKS = [
  '建设街道综合养老服务中心，推动具备条件的社区设立嵌入式养老服务机构，形成“15分钟养老服务圈”',
  '推进公办幼儿园新建和改扩建，普惠性幼儿园覆盖率保持在90%以上',
  '推动既有住宅加装电梯，优化审批流程，健全后续管理机制',
  '完善城乡公交一体化运营机制，实现具备条件的建制村通公交全覆盖',
];
const LIGHTS = ['green', 'green', 'yellow', 'green', 'red', 'none'] as const;

export const ledgerRows = (count: number): readonly LedgerRow[] =>
  Array.from({ length: count }, (_, place) => ({
    number: String(place + 1),
    section: '养老服务',
    text: `${TASKS[place % TASKS.length]}。`,
    leads: [unit(place)],
    others: [unit(place + 1), unit(place + 3), '各县（区）政府'].slice(0, 1 + (place % 3)),
    due: place % 4 === 0 ? '2026年12月底' : '长期',
    progress: `已完成选址和初步设计，${place % 3 === 0 ? '其中 4 个项目进入主体施工阶段，完成投资 1,260 万元，占年度计划的 46.2%；' : ''}正在办理施工许可。`,
    calendarLight: LIGHTS[place % 6] ?? 'none',
    unitLight: LIGHTS[(place + 1) % 5] ?? 'none',
    verifierLight: place % 5 === 0 ? (LIGHTS[(place + 2) % 5] ?? 'none') : null,
    status: place % 14 === 13 ? '已销号' : '推进中',
  }));

export const sampleReport = (tasks = 40): ConsolidatedReport => ({
  title: '青原市发展和改革委员会关于《青原市公共服务提升分工方案》2026年上半年实施情况的报告',
  letterhead: { mark: '青原市发展和改革委员会文件', number: '青发改社会〔2026〕58号', signer: '林知远' },
  recipient: '市人民政府',
  parts: SMALL_PARTS,
  annexes: {
    ledger: ledgerRows(tasks),
    units: UNITS.map((name, place) => ({
      unit: name,
      leads: 12 - place,
      responsible: 8 + place,
      supports: 5,
      reported: 25,
      closedOut: place % 3,
      openAsks: place % 2,
    })),
    closedOut: [
      {
        number: '17',
        text: '消除城区义务教育阶段大班额',
        unit: '市教育局',
        verifier: '市政府督查室',
        on: '2026-06-12',
        evidence: ['青教发〔2026〕21号', '市教育局官网2026年6月公告'],
      },
      {
        number: '42',
        text: '编制养老服务设施布局专项规划',
        unit: '市民政局',
        verifier: '市发展改革委',
        on: '2026-05-28',
        evidence: ['青府字〔2026〕33号'],
      },
    ],
    sources: true,
  },
  signature: { unit: '青原市发展和改革委员会', on: '2026-07-28' },
  record: {
    copies: ['市委办公室', '市人大常委会办公室', '市政协办公室', '各县（区）人民政府', '方案各责任单位'],
    issuer: '青原市发展和改革委员会办公室',
    issuedOn: '2026-07-29',
  },
  journal: { seq: 1286, hash: '9f2c41d07be5a8836c1f4be20d975ac3e8846b1f72d0593ac1e76b0f48d2a951' },
});

export const sampleCircular = (): SituationCircular => ({
  title: '关于《青原市公共服务提升分工方案》2026年上半年实施情况的通报',
  letterhead: { mark: '青原市发展和改革委员会文件', number: '青发改社会〔2026〕61号', signer: null },
  recipient: '各县（区）人民政府，市直有关单位',
  parts: SMALL_PARTS,
  signature: { unit: '青原市发展和改革委员会', on: '2026-08-05' },
  record: { copies: ['市委办公室', '市政府办公室'], issuer: '青原市发展和改革委员会办公室', issuedOn: '2026-08-05' },
  journal: { seq: 1301, hash: '51a0c3b7e2d94f6880b1c2d3e4f5a6978890a1b2c3d4e5f60718293a4b5c6d7e' },
});

export const sampleLetter = (): UrgingLetter => ({
  mark: '青原市发展和改革委员会',
  number: '青发改函〔2026〕112号',
  planTitle: '青原市公共服务提升分工方案',
  periodName: '2026年上半年',
  unit: '市交通运输局',
  dueOn: '2026-07-10',
  askedBy: '2026-07-20',
  tasks: [
    { number: '31', text: '完善城乡公交一体化运营机制，实现具备条件的建制村通公交全覆盖', due: '2026年12月底' },
    { number: '32', text: '推进农村客货邮融合发展', due: '长期' },
  ],
  contact: '市发展改革委社会发展科，0000-1234567',
  signature: { unit: '青原市发展和改革委员会', on: '2026-07-13' },
  copies: ['市政府办公室'],
});

export const sampleSheet = (tasks = 8): UnitSheet => ({
  identity: { planId: 'plan-1', periodId: '2026H1', unitId: 'unit-civil', version: 3 },
  planTitle: '青原市公共服务提升分工方案',
  periodName: '2026年上半年',
  unitName: '市民政局',
  dueOn: '2026-07-10',
  tasks: Array.from({ length: tasks }, (_, place) => ({
    taskId: `task-${place + 1}`,
    number: String(place + 1),
    text: `${TASKS[place % TASKS.length]}。`,
    role: (['lead', 'responsible', 'support'] as const)[place % 3] ?? 'lead',
    due: place % 4 === 0 ? '2026年12月底' : '长期',
    closing: '建成 20 个中心并通过验收',
    lastText: place % 2 === 0 ? '已完成选址 12 处，落实建设资金 2,100 万元。' : '',
    report: {
      unchanged: place === 2,
      text: place === 2 ? '' : '已建成街道综合养老服务中心 12 个，其余 8 个正在施工。',
      light: place === 4 ? 'red' : 'green',
      cause: place === 4 ? 'land' : null,
      ask: place === 4 ? { of: '市自然资源局', what: '明确占用公共绿地的审批办法', by: '2026-09-30' } : null,
    },
    figures:
      place === 0 ? [{ name: '护理型床位', value: 860, unit: '张', definition: '本期新增', source: '民政统计', estimate: true }] : [],
  })),
  series: [
    {
      indicatorId: 'i1',
      series: 0,
      name: '“15分钟养老服务圈”覆盖率',
      unit: '%',
      lastValue: 71.2,
      value: null,
      definition: '覆盖小区数占比',
      source: '',
      estimate: false,
    },
  ],
  askable: ['市自然资源局', '市财政局', '市发展改革委'],
});
