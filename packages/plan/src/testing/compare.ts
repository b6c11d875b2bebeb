/** Folds what must not count as a difference between two readings: width, white space, punctuation variants. For tests only. */
import type { PlanDraft, Task } from '../draft.js';

export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]+/g, '')
    .replace(/[“”„‟"]/g, '"')
    .replace(/[—–‒―-]+/g, '-')
    .replace(/[。.;；,，、:：]+$/g, '')
    .toLowerCase();

export type Label = {
  readonly number: string | null;
  readonly path?: readonly string[];
  readonly text: string;
  readonly lead?: readonly string[];
  readonly support?: readonly string[];
  readonly responsible?: readonly string[];
  readonly groups?: readonly string[];
  readonly deadline?: string | null;
};

export type Gold = {
  readonly items: readonly Label[];
  readonly indicators?: readonly { readonly text: string }[];
  readonly hard?: boolean;
  readonly confidence?: string;
};

const sorted = (words: readonly string[]): string => words.map(fold).sort().join('|');

export const labelled = (item: Label): string =>
  [
    item.number ?? '',
    fold(item.text),
    `l:${sorted(item.lead ?? [])}`,
    `s:${sorted(item.support ?? [])}`,
    `r:${sorted(item.responsible ?? [])}`,
    `g:${sorted(item.groups ?? [])}`,
  ].join(' ');

const unitsOf = (task: Task, role: string): string[] => task.duties.filter((duty) => duty.role === role).map((duty) => duty.unit);

export const drafted = (task: Task): string =>
  labelled({
    number: task.number,
    text: task.text,
    lead: unitsOf(task, 'lead'),
    support: unitsOf(task, 'support'),
    responsible: unitsOf(task, 'responsible'),
    groups: task.groups.map((group) => group.text),
  });

/** Number, words, duties and groups of every task: what a harmless change of the source must leave as it is. */
export const essence = (draft: PlanDraft): readonly string[] => draft.tasks.map(drafted);
