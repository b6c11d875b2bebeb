/**
 * `npm run bench:peers [-- CONTESTANT … SIZE … ROW …]`: Taizhang, Redmine, Directus and the bare limits on one PostgreSQL in one run. All are up at once
 * and asked turn by turn, row by row, so that whatever else the machine does falls on all; the figures to trust are the ratios. Memory is measured
 * apart, each alone on a cluster that has just started. Wants a build (`npm run build`). What cannot be installed is said and left out.
 *
 * contestants: limits taizhang directus redmine · sizes: s (153 tasks) m (15,300) l (153,000) · rows: a100 afilt b c1 c2 e2 e4 d · `memory` measures it.
 * BENCH_FOLDER keeps what was set up; BENCH_SECONDS a point (5), PG_BIN the programs of PostgreSQL 15 or later.
 */
import { appendFileSync, mkdirSync } from 'node:fs';
import { openCluster } from './cluster.mjs';
import { directus, limits, redmine, taizhang } from './contestants.mjs';
import { drawFrom } from './draw.mjs';
import { loadWith, measured } from './measure.mjs';
import { prepared } from './prepare.mjs';
import { pss } from './processes.mjs';
import { table, verdicts } from './table.mjs';

const CONTESTANTS = { limits, taizhang, directus, redmine };
const SIZES = { s: 1, m: 100, l: 1000 };
const ROWS = ['a100', 'afilt', 'b', 'c1', 'c2', 'e2', 'e4', 'd'];
const CONNECTIONS = [1, 16];

const folder = process.env.BENCH_FOLDER ?? '/tmp/taizhang-bench-peers';
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const given = process.argv.slice(2);
const chosen = (among) => {
  const named = among.filter((one) => given.includes(one));
  return named.length > 0 ? named : among;
};
const unknown = given.find((word) => !['memory', ...Object.keys(CONTESTANTS), ...Object.keys(SIZES), ...ROWS].includes(word));
if (unknown) {
  console.error(`unknown: ${unknown}`);
  process.exit(2);
}

mkdirSync(folder, { recursive: true });
const results = [];
const keep = (result) => {
  results.push(result);
  appendFileSync(`${folder}/results.jsonl`, `${JSON.stringify(result)}\n`);
};
const shown = (value) =>
  value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);

const say = ({ contestant, size, row, connections, rate, p50, p99, failed, failure, cpu }) =>
  console.log(
    failure
      ? `${size} ${row} ${contestant}: ${failure}`
      : `${size} ${row} ${contestant} ×${connections}: ${shown(rate)}/s p50 ${shown(p50)} p99 ${shown(p99)} ms, failed ${failed}, others used ${cpu.foreign.toFixed(1)} cores`,
  );

const measureRow = async (row, size, running, around) => {
  for (const connections of CONNECTIONS) {
    for (const { name, base, pid, rows } of running) {
      if (rows[row] === undefined) continue;
      const point = {
        autocannon: around.autocannon,
        base,
        make: rows[row],
        connections,
        seconds,
        around: { app: pid, database: around.database },
      };
      const result = { contestant: name, size, row, connections, ...(await measured(point)) };
      keep(result);
      say(result);
    }
  }
};

const startAll = async (names, size, cluster, firstPort = 4351) => {
  const draw = drawFrom(SIZES[size]);
  const running = [];
  for (const [at, name] of names.entries()) {
    try {
      const one = CONTESTANTS[name];
      const started = await one.start({
        port: firstPort + 1 + at,
        databaseUrl: cluster.urlOf(`${name}_${size}`),
        database: `${name}_${size}`,
        folder,
        draw,
        cluster,
      });
      running.push({ name, ...started });
    } catch (fault) {
      console.log(`${size} ${name} is left out: ${String(fault.message).slice(0, 400)}`);
    }
  }
  return running;
};

const sideBySide = async (size, cluster, names) => {
  const running = await startAll(names, size, cluster);
  const around = { autocannon: loadWith(`${folder}/tools`), database: cluster.pid() };
  for (const row of chosen(ROWS)) await measureRow(row, size, running, around);
  for (const { stop } of running) await stop();
};

/** Alone on a cluster that has just started, with the sizes of Taizhang's own, under all rows at 16 connections: the most that it and its database took. */
const memoryOf = async (name, size, cluster) => {
  cluster.restartSized();
  const [running] = await startAll([name], size, cluster);
  if (running === undefined) return;
  const autocannon = loadWith(`${folder}/tools`);
  let [app, database] = [0, 0];
  for (const make of Object.values(running.rows)) {
    await measured({
      autocannon,
      base: running.base,
      make,
      connections: 16,
      seconds: Math.min(seconds, 2),
      around: { app: running.pid, database: cluster.pid() },
    });
    [app, database] = [Math.max(app, pss(running.pid)), Math.max(database, pss(cluster.pid()))];
  }
  keep({ contestant: name, size, row: 'memory', app, database });
  console.log(`${size} memory ${name}: ${shown(app)} MB and ${shown(database)} MB of its database`);
  await running.stop();
};

const cluster = await openCluster(folder);
try {
  const names = await prepared(chosen(Object.keys(CONTESTANTS)), chosen(Object.keys(SIZES)), SIZES, folder, cluster);
  const onlyMemory = given.includes('memory');
  for (const size of chosen(Object.keys(SIZES))) {
    if (!onlyMemory) await sideBySide(size, cluster, names);
    for (const name of names.filter((one) => one !== 'limits')) await memoryOf(name, size, cluster);
  }
  console.log(`\n${table(results, ROWS)}\n\n${verdicts(results, ROWS).join('\n')}`);
} finally {
  await cluster.stop();
}
process.exit(0);
