/**
 * What the grammar reports besides its reading: one row a rule. The reference page and the catalogue of messages are made from this table; damage has
 * its own words in damage/, and its rules stand here with the others. Params are strings and numbers only.
 */
import type { Finding, FindingLevel, Span } from './draft.js';

export type FindingRule = {
  readonly rule: string;
  readonly levels: readonly FindingLevel[];
  readonly when: string;
  readonly params: readonly string[];
};

export const findingRules = [
  {
    rule: 'document/no-plan',
    levels: ['ask'],
    when: 'No task was found: the document is no division of work, or says who does what in a form that cannot be read.',
    params: [],
  },
  {
    rule: 'document/prose',
    levels: ['ask'],
    when: 'A stretch of prose names bodies and what they do; its parts were not drafted as tasks.',
    params: [],
  },
  {
    rule: 'document/first-listed-leads',
    levels: ['warn'],
    when: 'The document says once that the first listed unit leads; leads were set by it.',
    params: ['words'],
  },
  {
    rule: 'document/no-lead-marked',
    levels: ['warn'],
    when: 'No lead is marked anywhere; the first listed is proposed, not recorded.',
    params: ['tasks'],
  },
  {
    rule: 'document/scope-slot',
    levels: ['ask'],
    when: 'A slot among the responsibilities names where a task applies (适用范围), not who does it; it was left out.',
    params: ['words', 'count'],
  },
  {
    rule: 'document/assessor-slot',
    levels: ['ask'],
    when: 'A slot that recurs among the responsibilities names who assesses or supervises; it was left out of every task.',
    params: ['words', 'count'],
  },
  {
    rule: 'document/lead-rule-unclear',
    levels: ['ask'],
    when: 'A sentence about which units lead is too vague to be applied.',
    params: ['words'],
  },
  {
    rule: 'unit/carried-forward',
    levels: ['ask'],
    when: 'A clause carries units to the tasks that follow; how far it reaches is a reading.',
    params: ['words'],
  },
  {
    rule: 'unit/not-recognised',
    levels: ['ask'],
    when: 'A name in a list of units does not read as the name of a body.',
    params: ['name'],
  },
  {
    rule: 'unit/list-runs-on',
    levels: ['ask'],
    when: 'A list of units runs into the words that follow without an end of its own.',
    params: ['words'],
  },
  {
    rule: 'unit/shared-suffix',
    levels: ['ask'],
    when: 'An ending was taken to be shared by the names before it and may not be.',
    params: ['name', 'suffix'],
  },
  {
    rule: 'unit/glued',
    levels: ['ask'],
    when: 'Two names seem to stand in one, or a name is split wrongly; it is shown as printed.',
    params: ['name'],
  },
  { rule: 'unit/twice', levels: ['warn'], when: 'A unit is named twice for one task, as printed.', params: ['name'] },
  {
    rule: 'unit/part-of-task',
    levels: ['warn'],
    when: 'A unit answers for a part of the task only; the words of the part are not kept in its duty.',
    params: ['words'],
  },
  {
    rule: 'role/assessor',
    levels: ['ask'],
    when: 'Words among the responsibilities name who assesses or supervises, not who does; they were left out.',
    params: ['words'],
  },
  {
    rule: 'lead/in-words',
    levels: ['ask'],
    when: 'The words of the task name a lead that its list of units does not mark.',
    params: ['words'],
  },
  { rule: 'task/no-unit', levels: ['ask'], when: 'The tasks beside it name units and this one names none.', params: [] },
  {
    rule: 'task/not-drafted',
    levels: ['ask'],
    when: 'A number that names nobody stands beside tasks that do; it was not drafted as a task.',
    params: [],
  },
  {
    rule: 'task/parts-together',
    levels: ['ask'],
    when: 'Numbered parts were read as one task, since units are named once for all of them.',
    params: ['parts'],
  },
  {
    rule: 'task/parts-apart',
    levels: ['ask'],
    when: 'Several lists of units stand in one task and its words cannot be told apart at a full stop.',
    params: [],
  },
  {
    rule: 'task/words-not-read',
    levels: ['ask'],
    when: 'Words among the responsibilities fit no unit, role or deadline.',
    params: ['words'],
  },
  {
    rule: 'task/unread-note',
    levels: ['ask'],
    when: 'Words of responsibility stand where no task could be found for them.',
    params: ['words'],
  },
  {
    rule: 'task/words-after',
    levels: ['ask'],
    when: 'Words follow the last list of units of a numbered task and name nobody; they were left over.',
    params: [],
  },
  { rule: 'table/flattened', levels: ['ask'], when: 'The row was read from a table whose cell borders are lost.', params: [] },
  {
    rule: 'table/columns',
    levels: ['ask'],
    when: 'A table has no head that says which column names the units; the columns were told by what stands in them.',
    params: [],
  },
  { rule: 'number/missing', levels: ['warn'], when: 'A number of a running series is missing in the source.', params: ['number'] },
  { rule: 'number/duplicate', levels: ['warn'], when: 'A number stands twice in a running series of the source.', params: ['number'] },
  { rule: 'deadline/state', levels: ['warn'], when: 'The deadline is a state (长期坚持), no day.', params: ['words'] },
  {
    rule: 'deadline/year-assumed',
    levels: ['warn'],
    when: 'The deadline names no year; the year of the title was taken.',
    params: ['words', 'year'],
  },
  {
    rule: 'text/shifted-bytes',
    levels: ['ask'],
    when: 'Bytes of GB 18030 were shifted: what can be recovered is suggested.',
    params: ['found', 'more'],
  },
  {
    rule: 'text/lost-characters',
    levels: ['ask'],
    when: 'Characters are lost; the context may suggest them.',
    params: ['found', 'more'],
  },
  { rule: 'text/pinyin', levels: ['warn'], when: 'A reading in Latin letters stands behind a character.', params: ['found', 'more'] },
  { rule: 'text/stray-space', levels: ['warn'], when: 'A space stands inside a list.', params: ['found', 'more'] },
  { rule: 'text/mixed-width', levels: ['warn'], when: 'Full and half width are mixed in one number or mark.', params: ['found', 'more'] },
  { rule: 'text/direction-marks', levels: ['warn'], when: 'Invisible marks change the direction of writing.', params: ['found', 'more'] },
  { rule: 'text/site-words', levels: ['warn'], when: 'Words of the web site around the document.', params: ['found', 'more'] },
  {
    rule: 'text/unstorable',
    levels: ['ask', 'warn'],
    when: 'A character that cannot be shown or stored: half of a pair (ask), a NUL (warn).',
    params: ['found', 'more'],
  },
] as const satisfies readonly FindingRule[];

export type FindingCode = (typeof findingRules)[number]['rule'];

const levelOf = new Map<string, FindingLevel>(findingRules.map((row) => [row.rule, row.levels[0]]));

export const finding = (rule: FindingCode, span: Span, params: Finding['params'] = {}): Finding => ({
  rule,
  params,
  level: levelOf.get(rule) ?? 'ask',
  span,
  suggestion: null,
});
