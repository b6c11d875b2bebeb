/** A draft as an outline to read on a terminal: sections, indicators, tasks with their units, and what a person has to settle. */
import { findingMessage } from '@taizhang/i18n';
import type { Duty, Finding, PlanDraft, Task } from '@taizhang/plan';
import type { Terminal } from './terminal.js';

const roleWord = (role: Duty['role'], terminal: Terminal): string => terminal.say(`role.${role}`);

const unitsOf = (task: Pick<Task, 'duties' | 'groups'> & { readonly proposedLead?: number | null }, terminal: Terminal): string => {
  const named = task.duties.map((duty, place) => ({
    role: duty.role,
    text: duty.unit + (task.proposedLead === place ? terminal.say('cli.outline.proposedLead') : ''),
  }));
  const all = [...named, ...task.groups];
  return (['lead', 'responsible', 'support'] as const)
    .map((role) => ({ role, texts: all.filter((one) => one.role === role).map(({ text }) => text) }))
    .filter(({ texts }) => texts.length > 0)
    .map(({ role, texts }) => `${roleWord(role, terminal)}: ${texts.join('、')}`)
    .join('；');
};

const findingLines = (findings: readonly Finding[], terminal: Terminal): readonly string[] =>
  findings.map((finding) => {
    const message = findingMessage(terminal.locale, finding);
    const suggestion = finding.suggestion ? terminal.say('cli.outline.suggestion', { suggestion: finding.suggestion }) : '';
    return `${finding.level === 'ask' ? '? ' : '· '}${terminal.say(`cli.outline.${finding.level}`, { message })}${suggestion}`;
  });

const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

const taskLines = (task: Task, terminal: Terminal): readonly string[] => {
  const below = [
    unitsOf(task, terminal),
    task.deadline ? terminal.say('cli.outline.due', { text: task.deadline.text }) : '',
    ...findingLines(task.findings, terminal),
  ];
  return [`${task.number ?? '–'}. ${oneLine(task.text)}`, ...below.filter((line) => line !== '').map((line) => `     ${line}`)];
};

const summary = (draft: PlanDraft, terminal: Terminal): string => {
  const held = [...draft.tasks, ...draft.indicators];
  const findings = [...draft.findings, ...held.flatMap((one) => one.findings)];
  return terminal.say('cli.outline.summary', {
    sections: draft.sections.length,
    indicators: draft.indicators.length,
    tasks: draft.tasks.length,
    duties: draft.tasks.reduce((sum, task) => sum + task.duties.length, 0),
    units: new Set(held.flatMap((one) => one.duties.map((duty) => duty.canonical))).size,
    findings: findings.length,
    asks: findings.filter((finding) => finding.level === 'ask').length,
  });
};

const headLines = (draft: PlanDraft, terminal: Terminal): readonly string[] => [
  draft.title ?? terminal.say('cli.outline.untitled'),
  [draft.issuer, draft.documentNumber, draft.issuedOn].filter(Boolean).join(' · '),
  summary(draft, terminal),
  ...findingLines(draft.findings, terminal),
];

const indicatorLines = (draft: PlanDraft, terminal: Terminal): readonly string[] =>
  draft.indicators.length === 0
    ? []
    : [
        '',
        terminal.say('cli.outline.indicators'),
        ...draft.indicators.flatMap((indicator) => [
          `${indicator.number ?? '–'}. ${oneLine(indicator.text)}`,
          ...[unitsOf(indicator, terminal), ...findingLines(indicator.findings, terminal)]
            .filter((line) => line !== '')
            .map((line) => `     ${line}`),
        ]),
      ];

export const outline = (draft: PlanDraft, terminal: Terminal): string => {
  const lines = [...headLines(draft, terminal).filter((line) => line !== ''), ...indicatorLines(draft, terminal)];
  let path: readonly string[] = [];
  for (const task of draft.tasks) {
    const shared = task.path.findIndex((heading, depth) => heading !== path[depth]);
    if (shared >= 0) lines.push('', ...task.path.slice(shared).map((heading, depth) => `${'#'.repeat(shared + depth + 1)} ${heading}`));
    path = task.path;
    lines.push(...taskLines(task, terminal));
  }
  return lines.join('\n');
};
