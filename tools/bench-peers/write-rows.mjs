/** The generated plans as rows in PostgreSQL's COPY text: `node write-rows.mjs PLANS FOLDER`. */
import { once } from 'node:events';
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { generatedPlans, SECTIONS, STATES, UNITS } from './generated-plans.mjs';

const [plans, folder] = [Number(process.argv[2]), process.argv[3]];
mkdirSync(folder, { recursive: true });
const TABLES = ['plans', 'units', 'sections', 'states', 'tasks', 'duties', 'reports'];
const files = new Map(TABLES.map((name) => [name, createWriteStream(join(folder, `${name}.tsv`))]));
const write = async (table, ...cells) => {
  const file = files.get(table);
  if (!file.write(`${cells.join('\t')}\n`)) await once(file, 'drain');
};

for (const [table, names] of [
  ['units', UNITS],
  ['sections', SECTIONS],
  ['states', STATES],
])
  for (const [at, name] of names.entries()) await write(table, at + 1, name);

let duties = 0;
let reports = 0;
for (const { id, name, office, tasks } of generatedPlans(plans)) {
  await write('plans', id, name, office);
  for (const task of tasks) {
    await write('tasks', task.id, id, task.section, task.seq, task.units[0], task.state, task.due, task.text);
    for (const [at, unit] of task.units.entries()) await write('duties', ++duties, task.id, unit, at === 0 ? 't' : 'f');
    for (const { unit, at, text } of task.reports) await write('reports', ++reports, task.id, unit, at, text);
  }
}
await Promise.all([...files.values()].map((file) => new Promise((done) => file.end(done))));
console.log(JSON.stringify({ plans, duties, reports }));
