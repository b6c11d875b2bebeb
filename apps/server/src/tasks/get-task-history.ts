/** What happened to a task, in plain sentences: who, for which unit, when, on what basis. Names are looked up; the journal holds ids. */
import { ROUTES } from '@taizhang/contract';
import { isMessageKey, type Locale, message, messageOr } from '@taizhang/i18n';
import type { HistoryFacts } from '@taizhang/ledger';
import { type HistoryLine, namesOfPeople, planState, taskHistory } from '@taizhang/store';
import { nameOfPerson } from '../cycle/names.js';
import { periodName } from '../cycle/period-name.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import type { NameOf } from '../units/unit-names.js';

type Line = AnswerOf<typeof ROUTES.getTaskHistory>['lines'][number];
type Words = {
  readonly locale: Locale;
  readonly nameOf: NameOf;
  readonly numberOf: (taskId: string) => string;
  readonly person: (id: string) => string;
};

const unitsIn = (facts: HistoryFacts): readonly string[] =>
  Object.values(facts.params).flatMap((value) => [...value.matchAll(/\bunit:(\S+)/g)].map((found) => found[1] as string));

const peopleIn = (facts: HistoryFacts): readonly string[] =>
  Object.values(facts.params).flatMap((value) => /^person:(\S+)$/.exec(value)?.[1] ?? []);

/** Words of the cycle: lights, steps of urging, kinds of requests. */
const OF_CYCLE = { light: 'report.light', step: 'historyWord.step', request: 'historyWord.request' } as const;
const NAMED = {
  ...OF_CYCLE,
  role: 'role',
  kind: 'closing',
  taskKind: 'kind',
  settlement: 'settlement',
} as const;

/** One value of a fact: a reference becomes its words, plain text stays. */
const wordOf = (value: string, words: Words): string => {
  const [, kind, id] = /^(unit|task|role|kind|taskKind|settlement|day|period|person|light|step|request):(\S+)$/.exec(value) ?? [];
  if (kind === undefined || id === undefined) return value;
  if (kind === 'unit') return words.nameOf(id).name;
  if (kind === 'task') return words.numberOf(id);
  if (kind === 'day') return id;
  if (kind === 'period') return periodName(words.locale, id);
  if (kind === 'person') return words.person(id);
  return messageOr(words.locale, `${NAMED[kind as keyof typeof NAMED]}.${id}`, {}, id);
};

const dutyOrWord = (line: string, words: Words): string => {
  const duty = /^(unit:\S+) (role:\S+)$/.exec(line);
  if (duty)
    return words.locale === 'en'
      ? `${wordOf(duty[1] as string, words)} (${wordOf(duty[2] as string, words)})`
      : `${wordOf(duty[1] as string, words)}（${wordOf(duty[2] as string, words)}）`;
  return wordOf(line.replace(/^day:/, ''), words);
};

const FREE_TEXT = new Set([
  'text',
  'note',
  'reason',
  'answer',
  'doneWhen',
  'evidence',
  'basis',
  'approver',
  'documentNumber',
  'number',
  'deadline',
  'fact',
]);

const valueOfFact = (name: string, value: string, words: Words): string => {
  if (name === 'changed')
    return listed(
      value.split('\n').map((field) => messageOr(words.locale, `field.${field}`, {}, field)),
      words.locale,
    );
  if (name === 'holds') return messageOr(words.locale, `historyWord.holds.${value}`, {}, value);
  if (FREE_TEXT.has(name)) return value.replace(/^day:/, '');
  return listed(
    value.split('\n').map((line) => dutyOrWord(line, words)),
    words.locale,
  );
};

const listed = (values: readonly string[], locale: Locale): string => values.join(locale === 'en' ? ', ' : '、');

const sentenceOf = ({ actor, type, facts }: HistoryLine, words: Words): string => {
  const params = Object.fromEntries(Object.entries(facts.params).map(([name, value]) => [name, valueOfFact(name, value, words)]));
  const what = isMessageKey(facts.key) ? message(words.locale, facts.key, params) : message(words.locale, 'history.unknown', { type });
  return message(words.locale, 'history.line', {
    unit: words.nameOf(actor.unitId).name,
    person: words.person(actor.personId),
    what,
  });
};

export const getTaskHistory = answers(ROUTES.getTaskHistory, async ({ params, query, person, locale, parts }) => {
  const { store, names } = parts;
  const entries = await taskHistory(store, person, params.planId, params.taskId, query.asOf);
  if (entries === null) return { refused: 'task/not-found' };
  const [people, nameOf, state] = await Promise.all([
    namesOfPeople(store, [...new Set(entries.flatMap(({ actor, facts }) => [actor.personId, ...peopleIn(facts)]))]),
    names.of(entries.flatMap(({ actor, facts }) => [actor.unitId, ...unitsIn(facts)])),
    planState(store, params.planId),
  ]);
  const words: Words = {
    locale,
    nameOf,
    numberOf: (taskId) => state.tasks.get(taskId)?.number ?? taskId,
    person: (id) => nameOfPerson(people, id, locale) ?? message(locale, 'history.someone'),
  };
  const lines = entries.map((entry): Line => {
    const { seq, at, type, actor, basis } = entry;
    return {
      seq,
      at,
      type,
      sentence: sentenceOf(entry, words),
      person: words.person(actor.personId),
      unit: nameOf(actor.unitId).name,
      basis,
    };
  });
  return { answer: { lines } };
});
