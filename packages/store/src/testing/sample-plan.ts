/** A small invented plan in the shape in which plans are brought in, with every kind of trouble once: an ask, a group, a missing lead, a date. */
import { createHash } from 'node:crypto';
import type { DutyRole, PlanContent, TaskContent, UnitContent } from '@taizhang/ledger';

export const COORDINATOR = 'u-fgw';

export const sampleUnits: readonly UnitContent[] = [
  { unitId: 'u-fgw', name: '云江省发展和改革委员会', kind: 'department', level: 'province', place: '云江省' },
  { unitId: 'u-slt', name: '云江省水利厅', kind: 'department', level: 'province', place: '云江省' },
  { unitId: 'u-jyt', name: '云江省教育厅', kind: 'department', level: 'province', place: '云江省' },
  { unitId: 'u-czt', name: '云江省财政厅', kind: 'department', level: 'province', place: '云江省' },
  { unitId: 'u-sjt', name: '云江省审计厅', kind: 'department', level: 'province', place: '云江省' },
];

const WORDS = [
  '新建小型水库除险加固',
  '推进“互联网+”教育协同',
  '設立區域協調發展基金',
  '落实财政资金直达机制',
  '编制水网规划（2025年底前完成）',
];

const roles: readonly DutyRole[] = ['lead', 'responsible', 'support'];

export const SAMPLE_FILE = (mark = ''): Uint8Array => Buffer.from(`云江省重点任务分工方案${mark}`);

/** `mark` makes the file, and so the plan, another one. */
export function samplePlan(tasks = 12, mark = ''): PlanContent {
  const bytes = SAMPLE_FILE(mark);
  const items = Array.from({ length: tasks }, (_, at) => sampleTask(at));
  return {
    title: '云江省重点任务分工方案',
    issuer: '云江省人民政府办公厅',
    documentNumber: '云府办发〔2025〕1号',
    issuedOn: '2025-01-10',
    script: 'mixed',
    document: {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      fileName: '分工方案.txt',
      mediaType: 'text/plain',
      bytes: bytes.length,
    },
    source: items.map((item) => item.text).join('\n'),
    sections: [
      { sectionId: 's1', heading: '一、水利', level: 1, span: [0, 4] },
      { sectionId: 's1-1', heading: '（一）水库', level: 2, span: [5, 9] },
      { sectionId: 's2', heading: '二、教育', level: 1, span: [10, 14] },
    ],
    indicators: [{ indicatorId: 'i1', number: '1', text: '粮食产量', span: [0, 4], series: [], duties: [], groups: [] }],
    tasks: items,
    leftOver: [],
    findings: [
      { findingId: 'f1', taskId: 't2', indicatorId: null, rule: 'unit/unknown', params: {}, level: 'ask', span: [3, 5], suggestion: null },
      { findingId: 'f2', taskId: 't3', indicatorId: null, rule: 'text/damaged', params: {}, level: 'warn', span: [7, 9], suggestion: '水' },
      { findingId: 'f3', taskId: null, indicatorId: null, rule: 'title/missing', params: {}, level: 'ask', span: [0, 1], suggestion: null },
    ],
  };
}

function sampleTask(at: number): TaskContent {
  const text = `${WORDS[at % WORDS.length]}，第${at + 1}项`;
  const holders = sampleUnits.slice(1, 4);
  const first = holders[at % holders.length]!;
  const second = holders[(at + 1) % holders.length]!;
  const marked = at % 4 !== 3;
  return {
    taskId: `t${at + 1}`,
    number: String(at + 1),
    kind: at % 6 === 5 ? 'cooperation' : 'main',
    sectionId: ['s1', 's1-1', 's2'][at % 3] ?? null,
    path: ['一、水利'],
    text,
    span: [at * 20, at * 20 + text.length],
    textSpan: [at * 20, at * 20 + text.length],
    duties: [
      { unitId: first.unitId, printed: first.name.replace('云江省', '省'), role: marked ? 'lead' : 'responsible', span: [0, 3] },
      {
        unitId: second.unitId,
        printed: second.name.replace('云江省', '省'),
        role: marked ? roles[(at % 2) + 1]! : 'responsible',
        span: [4, 7],
      },
    ],
    proposedLead: marked ? null : first.unitId,
    groups: at === 4 ? [{ groupId: 'g1', text: '领导小组成员单位', role: 'support', span: [8, 16] }] : [],
    officials: [],
    deadline: at % 5 === 4 ? { text: '2025年底前', on: '2025-12-31' } : null,
    details: [],
    clauses: [],
    closing: { kind: 'deliverable', doneWhen: '文件印发', parts: [{ partId: 'p1', text: '印发' }], evidence: '文件号', because: '编制' },
  };
}
