/**
 * `taizhang score`: how well the reader reads a folder of labelled documents (raw/NAME.txt, gold/NAME.json). Prints the F1 of tasks and of units,
 * a line a document and over all. A task of the draft answers for the task of the labels whose words it shares most. A document without labels
 * divides no work; labels marked as of low confidence or hard stay out of the last line.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanDraft } from '@taizhang/plan';
import { Ended, EXIT } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { readDraft } from './read.js';

type Names = readonly string[];
type GoldTask = { readonly text: string; readonly lead: Names; readonly support: Names; readonly responsible: Names };
type Gold = { readonly items: readonly GoldTask[]; readonly confidence?: string; readonly hard?: boolean };
type Tally = { readonly right: number; readonly read: number; readonly wanted: number };
type Scored = { readonly name: string; readonly aside: boolean; readonly tasks: Tally; readonly units: Tally };

const NO_PLAN: Gold = { items: [] };

const LIKE_ENOUGH = 0.8;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]+/gu, '')
    .toLowerCase();

const pairsOf = (text: string): ReadonlyMap<string, number> => {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at += 1) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
};

/** Dice's coefficient over pairs of characters. */
const likeness = (one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number => {
  let common = 0;
  for (const [pair, count] of one) common += Math.min(count, other.get(pair) ?? 0);
  const total = [...one.values(), ...other.values()].reduce((sum, count) => sum + count, 0);
  return total === 0 ? 0 : (2 * common) / total;
};

/** Pairs of places (read, wanted), the likest first, each place once. */
const matchTasks = (draft: PlanDraft, gold: Gold): readonly (readonly [number, number])[] => {
  const read = draft.tasks.map((task) => pairsOf(fold(task.text)));
  const wanted = gold.items.map((task) => pairsOf(fold(task.text)));
  const found = read
    .flatMap((one, place) => wanted.map((other, at) => ({ place, at, like: likeness(one, other) })))
    .filter(({ like }) => like >= LIKE_ENOUGH);
  const [usedRead, usedWanted] = [new Set<number>(), new Set<number>()];
  return found
    .sort((one, other) => other.like - one.like)
    .flatMap(({ place, at }) => {
      if (usedRead.has(place) || usedWanted.has(at)) return [];
      usedRead.add(place);
      usedWanted.add(at);
      return [[place, at] as const];
    });
};

const folded = (names: Names): ReadonlySet<string> => new Set(names.map(fold));
const wantedUnits = ({ lead, support, responsible }: GoldTask): ReadonlySet<string> => folded([...lead, ...support, ...responsible]);
const readUnits = (task: PlanDraft['tasks'][number]): ReadonlySet<string> => folded(task.duties.map(({ unit }) => unit));

const countUnits = (draft: PlanDraft, gold: Gold, matches: readonly (readonly [number, number])[]): Tally => {
  const right = matches.reduce((sum, [place, at]) => {
    const [task, label] = [draft.tasks[place], gold.items[at]];
    if (task === undefined || label === undefined) return sum;
    const wanted = wantedUnits(label);
    return sum + [...readUnits(task)].filter((name) => wanted.has(name)).length;
  }, 0);
  const read = draft.tasks.reduce((sum, task) => sum + readUnits(task).size, 0);
  const wanted = gold.items.reduce((sum, label) => sum + wantedUnits(label).size, 0);
  return { right, read, wanted };
};

const f1 = ({ right, read, wanted }: Tally): number => (read + wanted === 0 ? 1 : (2 * right) / (read + wanted));
const add = (one: Tally, other: Tally): Tally => ({
  right: one.right + other.right,
  read: one.read + other.read,
  wanted: one.wanted + other.wanted,
});

const scoreOne = async (folder: string, name: string, terminal: Terminal): Promise<Scored> => {
  const labels = join(folder, 'gold', `${name}.json`);
  const gold = existsSync(labels) ? (JSON.parse(readFileSync(labels, 'utf8')) as Gold) : NO_PLAN;
  const draft = await readDraft(join(folder, 'raw', `${name}.txt`), terminal);
  const matches = matchTasks(draft, gold);
  const tasks = { right: matches.length, read: draft.tasks.length, wanted: gold.items.length };
  const aside = gold.hard === true || gold.confidence === 'low';
  return { name, aside, tasks, units: countUnits(draft, gold, matches) };
};

const documents = (folder: string): readonly string[] => {
  if (!existsSync(join(folder, 'gold')) || !existsSync(join(folder, 'raw'))) return [];
  return readdirSync(join(folder, 'raw'))
    .flatMap((file) => (file.endsWith('.txt') ? [file.slice(0, -'.txt'.length)] : []))
    .sort();
};

const table = (scored: readonly Scored[], terminal: Terminal): string => {
  const { say } = terminal;
  const nothing: Tally = { right: 0, read: 0, wanted: 0 };
  const counted = scored.filter(({ aside }) => !aside);
  const overall: Scored = {
    name: say('cli.score.overall'),
    aside: false,
    tasks: counted.reduce((sum, { tasks }) => add(sum, tasks), nothing),
    units: counted.reduce((sum, { units }) => add(sum, units), nothing),
  };
  const lines = [...scored, overall].map(({ name, aside, tasks, units }) =>
    [f1(tasks).toFixed(4), f1(units).toFixed(4), aside ? `(${name})` : name].join('\t'),
  );
  return [[say('cli.score.tasks'), say('cli.score.units'), say('cli.score.head')].join('\t'), ...lines].join('\n');
};

export const score = async (folder: string, options: { readonly json?: boolean }, terminal: Terminal): Promise<number> => {
  const names = documents(folder);
  if (names.length === 0) throw new Ended(EXIT.usage, terminal.say('cli.score.none'));
  const scored: Scored[] = [];
  for (const name of names) {
    terminal.progress(terminal.say('cli.progress.scoring', { done: scored.length, total: names.length }));
    scored.push(await scoreOne(folder, name, terminal));
  }
  terminal.progress(null);
  const figures = scored.map(({ name, tasks, units }) => ({ name, tasks: f1(tasks), units: f1(units) }));
  terminal.out(options.json ? JSON.stringify(figures, null, 1) : table(scored, terminal));
  return EXIT.ok;
};
