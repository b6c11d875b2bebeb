/** A small plan and its people, for tests: names in the words of the field, everything not said is what a well-read document has. */
import type {
  Actor,
  DutyRole,
  FindingContent,
  IndicatorContent,
  PersonRole,
  PlanContent,
  ReadDuty,
  ReadGroup,
  TaskContent,
} from '../entries.js';

export const SOURCE = '一、完善网络；推进港口建设。二、办好节会。'.repeat(40);

export function person(unitId: string, ...roles: PersonRole[]): Actor {
  return { personId: `${unitId}/${roles.join('+')}`, unitId, roles };
}

/** 汇总单位 and the units of the sample: development coordinates. */
export const desk = person('development', 'coordinator');
export const liaisonOf = (unitId: string) => person(unitId, 'liaison');

/** `industry:lead`, `finance` (responsible). */
export function readDuty(words: string): ReadDuty {
  const [unitId, role = 'responsible'] = words.split(':') as [string, DutyRole?];
  return { unitId, printed: unitId, role, span: [0, 2] };
}

export function group(groupId: string, role: DutyRole = 'responsible'): ReadGroup {
  return { groupId, text: '相关设区市政府', role, span: [4, 8] };
}

export type TaskWords = Partial<Omit<TaskContent, 'duties'>> & { readonly duties?: readonly string[] };

export function task(taskId: string, { duties = ['industry', 'finance'], ...words }: TaskWords = {}): TaskContent {
  return {
    taskId,
    number: taskId.replace('t', ''),
    kind: 'main',
    sectionId: 's1',
    path: ['一、主要任务'],
    text: '完善网络；推进港口建设。',
    span: [0, 14],
    textSpan: [2, 14],
    duties: duties.map(readDuty),
    proposedLead: duties.some((duty) => duty.endsWith(':lead')) ? null : (duties[0]?.split(':')[0] ?? null),
    groups: [],
    officials: [],
    deadline: null,
    details: [],
    clauses: [],
    closing: { kind: 'deliverable', doneWhen: '印发实施方案', parts: [], evidence: '文号', because: '印发' },
    ...words,
  };
}

export function finding(findingId: string, taskId: string | null, words: Partial<FindingContent> = {}): FindingContent {
  return { findingId, taskId, indicatorId: null, rule: 'text/damaged', params: {}, level: 'ask', span: [3, 5], suggestion: null, ...words };
}

export function indicator(indicatorId: string, words: Partial<IndicatorContent> = {}): IndicatorContent {
  return { indicatorId, number: '1', text: '城镇化率', span: [0, 4], series: [], duties: [], groups: [], ...words };
}

export function plan(tasks: readonly TaskContent[], words: Partial<PlanContent> = {}): PlanContent {
  return {
    title: '分工方案',
    issuer: null,
    documentNumber: null,
    issuedOn: null,
    script: 'hans',
    document: { sha256: 'aa', fileName: '方案.txt', mediaType: 'text/plain', bytes: 9 },
    source: SOURCE,
    sections: [{ sectionId: 's1', heading: '一、主要任务', level: 1, span: [0, 2] }],
    indicators: [],
    tasks,
    leftOver: [],
    findings: [],
    ...words,
  };
}
