/**
 * Makes a task of a stretch of the source that the reader had left over: no sentence of a plan is lost to the ledger. Its words are the source's own;
 * number, units and closing condition are settled afterwards like those of any draft.
 */
import type { ActRule, EntryOfType } from '../act-rule.js';
import { refuse } from '../checks.js';
import type { SectionContent, Span, TaskContent } from '../entries.js';
import type { PlanState } from '../state.js';
import { placesAfter } from '../task-change.js';
import { freeTaskId } from '../task-lineage.js';
import { taskAsRead } from './bring-plan-in.js';

export const addTask: ActRule<'add-task'> = {
  refusals: (state, { span }) => {
    const source = state.content?.source ?? '';
    const [start, end] = span;
    if (start < 0 || end > source.length || start >= end) return [refuse('command/malformed', { field: 'span' })];
    return [source.slice(start, end).trim() === '' ? refuse('text/missing', { field: 'span' }) : null];
  },
  accept: (state, { span, number }) => ({
    entry: { type: 'task.added', v: 1, data: { task: contentOf(state, trimmed(state, span), number) } },
  }),
  openOn: () => false,
  openOnPlan: (state) => state.content !== null,
};

function trimmed(state: PlanState, [start, end]: Span): Span {
  const words = state.content?.source.slice(start, end) ?? '';
  const from = start + words.length - words.trimStart().length;
  return [from, from + words.trim().length];
}

/** The headings above a place, outermost first. */
function headingsAbove(sections: readonly SectionContent[], place: number): readonly SectionContent[] {
  const above: SectionContent[] = [];
  for (const section of sections) {
    if (section.span[0] > place) break;
    while (above.length > 0 && above[above.length - 1]!.level >= section.level) above.pop();
    above.push(section);
  }
  return above;
}

function contentOf(state: PlanState, span: Span, number: string | null): TaskContent {
  const above = headingsAbove(state.sections, span[0]);
  return {
    taskId: freeTaskId(state, `x${span[0]}-${span[1]}`, '~'),
    number,
    kind: 'main',
    sectionId: above.at(-1)?.sectionId ?? null,
    path: above.map((section) => section.heading),
    text: state.content?.source.slice(span[0], span[1]) ?? '',
    span,
    textSpan: span,
    duties: [],
    proposedLead: null,
    groups: [],
    officials: [],
    deadline: null,
    details: [],
    clauses: [],
    closing: { kind: 'continuing', doneWhen: '', parts: [], evidence: '', because: '' },
  };
}

export function taskAdded(state: PlanState, { task }: EntryOfType<'task.added'>): PlanState {
  const order = placeOf(state, task.span[0]);
  return { ...state, tasks: new Map([...state.tasks, [task.taskId, taskAsRead(task, order, state.coordinatorUnitId)]]) };
}

/** Tasks stand in the order of the source: after the last one that begins before this one. */
function placeOf(state: PlanState, start: number): number {
  let before: { readonly taskId: string; readonly order: number } | null = null;
  for (const task of state.tasks.values()) {
    if (task.read.span[0] <= start && (before === null || task.order > before.order)) before = task;
  }
  return before === null ? firstPlace(state) : placesAfter(state, before.taskId, 1)[0]!;
}

function firstPlace(state: PlanState): number {
  return Math.min(1, ...[...state.tasks.values()].map((task) => task.order)) / 2;
}
