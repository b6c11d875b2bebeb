/** The reader against hand-labelled plans: the project's own, and the shared ones where they are at hand. Made-up names; thresholds, not goldens. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPlan } from './index.js';
import { drafted, type Gold, labelled } from './testing/compare.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folders = [`${root}fixtures/corpus`, `${root}../shared/corpus/dev`];
const isWebPage = (text: string): boolean => /<(?:table|html|p|div)\b/i.test(text);

const documents = (folder: string): readonly (readonly [name: string, source: string, gold: Gold])[] =>
  readdirSync(`${folder}/gold`).flatMap((file) => {
    const name = file.replace(/\.json$/, '');
    const raw = `${folder}/raw/${name}.txt`;
    if (!existsSync(raw)) return [];
    const source = readFileSync(raw, 'utf8');
    return isWebPage(source) ? [] : [[name, source, JSON.parse(readFileSync(`${folder}/gold/${file}`, 'utf8')) as Gold] as const];
  });

for (const folder of folders) {
  describe.skipIf(!existsSync(`${folder}/gold`))(
    `labelled plans in ${folder.slice(folder.lastIndexOf('/', folder.lastIndexOf('/') - 1) + 1)}`,
    () => {
      it('are read with at least 98 tasks in 100 exact, and no error that is silent beyond 2 in 100', () => {
        let right = 0;
        let silent = 0;
        let all = 0;
        for (const [, source, gold] of documents(folder)) {
          if (gold.hard || gold.confidence === 'low') continue;
          const draft = readPlan(source);
          const read = new Map(draft.tasks.map((task) => [drafted(task), task] as const));
          const known = new Set(gold.items.map(labelled));
          all += gold.items.length;
          right += gold.items.filter((item) => read.has(labelled(item))).length;
          silent += draft.tasks.filter((task) => !known.has(drafted(task)) && !task.findings.some((found) => found.level === 'ask')).length;
        }
        expect(right / all).toBeGreaterThanOrEqual(0.98);
        expect(silent / all).toBeLessThanOrEqual(0.02);
      });

      it('that divide no work give no task and say so', () => {
        for (const file of readdirSync(`${folder}/raw`).filter((name) => name.startsWith('neg-') && name.endsWith('.txt'))) {
          const draft = readPlan(readFileSync(`${folder}/raw/${file}`, 'utf8'));
          expect([file, draft.tasks.length]).toEqual([file, 0]);
          expect(draft.findings.map((found) => found.rule)).toContain('document/no-plan');
        }
      });
    },
  );
}

const real = `${root}../shared/corpus/dev/raw/seed-jiangxi.txt`;

describe.skipIf(!existsSync(real))('the real plan', () => {
  it('gives 3 indicators, tasks 1 to 153, 453 duties under 57 names and 5 mentions of 4 groups', () => {
    const draft = readPlan(readFileSync(real, 'utf8'));
    const duties = [...draft.tasks, ...draft.indicators].flatMap((part) => part.duties);
    const onTasks = draft.tasks.flatMap((task) => task.duties);
    const groups = draft.tasks.flatMap((task) => task.groups.map((group) => group.text));
    expect(draft.indicators).toHaveLength(3);
    expect(draft.tasks.map((task) => task.number)).toEqual(Array.from({ length: 153 }, (_, i) => `${i + 1}`));
    expect([onTasks.length, duties.length]).toContain(453);
    expect([new Set(onTasks.map((duty) => duty.unit)).size, new Set(duties.map((duty) => duty.unit)).size]).toContain(57);
    expect([groups.length, new Set(groups).size]).toEqual([5, 4]);
  });
});
