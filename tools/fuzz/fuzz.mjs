/**
 * `npm run fuzz [-- --requests 10000 --seed 1 --sample told --mode production --storage own]`: hostile requests made from openapi.json, in a fixed order from a seed, as people of every role and as a
 * stranger, against a real server with the sample. Fails where an answer is 5xx, a refused request changed anything, or memory grew beyond its bound.
 * The last line reads `requests N, 5xx N, changed N`.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chanceFrom } from '../soak/chance.mjs';
import { fingerprints } from './fingerprint.mjs';
import { requests } from './requests.mjs';
import { openStage } from './stage.mjs';

/** Megabytes that the server may have grown between its warm-up (the first fifth) and the end: caches of plans, compiled code, garbage not yet collected. */
const GROWTH = 128;

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '20261124' },
    sample: { type: 'string', default: 'told' },
    /** `production`: with accounts, in place of choosing whom to be. */
    mode: { type: 'string', default: 'evaluation' },
    /** `own`: on the PostgreSQL installed on this machine, in place of the embedded one. */
    storage: { type: 'string', default: 'embedded' },
  },
});
const most = Number(values.requests);
const document = JSON.parse(readFileSync(new URL('../../packages/contract/openapi.json', import.meta.url), 'utf8'));
const chance = chanceFrom(Number(values.seed));
console.log(`seed ${values.seed}`);

const stage = await openStage(values);
const { take, clock, tables } = await fingerprints(stage.pool);
console.log(`watching ${tables.length} tables; as ${Object.keys(stage.askers).join(', ')}`);
const { next } = requests(document, chance, stage.pools);
const roles = Object.keys(stage.askers);
const shown = ({ method, path, headers, body }, role) =>
  `${role}: ${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 200)} ${body === null ? '' : body.toString('utf8').slice(0, 400)}`;

const count = { faults: 0, changed: 0, statuses: {} };
let [at, known] = [await clock(), await take()];
let warm = 0;
for (let done = 1; done <= most; done += 1) {
  const role = chance.pick(roles);
  const made = next();
  const request = { ...made, headers: { ...stage.askers[role], ...made.headers } };
  const answer = await stage.send(request);
  count.statuses[answer.status] = (count.statuses[answer.status] ?? 0) + 1;
  if (answer.status >= 500 || !stage.alive()) {
    count.faults += 1;
    console.log(`${answer.status} ${shown(request, role)}\n  ${answer.text.slice(0, 300)}`);
  }
  const now = await clock();
  if (now !== at) {
    const seen = await take();
    const differing = seen.filter((line, place) => line !== known[place]);
    if (differing.length > 0 && (answer.status >= 400 || answer.status <= 0)) {
      count.changed += 1;
      console.log(`changed ${differing.map((line) => line.split(' ')[0]).join(', ')} by ${answer.status} ${shown(request, role)}`);
    }
    [at, known] = [now, seen];
    if (answer.status < 300) {
      await stage.renew();
      await stage.pools.look();
      [at, known] = [await clock(), await take()];
    }
  }
  if (done === Math.ceil(most / 5)) warm = stage.memory();
  if (!stage.alive()) break;
}
const end = stage.alive() ? stage.memory() : 0;
const faults = stage.log().match(/"event":"fault".*/g) ?? [];
for (const line of new Set(faults.map((fault) => fault.replace(/"incident":"\w+",?/, '').slice(0, 600)))) console.log(line);
await stage.close();
console.log(`answers ${JSON.stringify(count.statuses)}`);
console.log(
  `memory ${warm.toFixed(0)} MB after ${Math.ceil(most / 5)} requests, ${end.toFixed(0)} MB after ${most}; may grow by ${GROWTH} MB`,
);
const grew = end - warm > GROWTH;
if (grew) console.log('memory grew beyond its bound');
console.log(`requests ${most}, 5xx ${count.faults}, changed ${count.changed}`);
process.exitCode = count.faults + count.changed > 0 || grew ? 1 : 0;
