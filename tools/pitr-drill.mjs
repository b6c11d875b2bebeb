/**
 * `node tools/pitr-drill.mjs`: point in time, tried for real with PostgreSQL's own means, as docs/how-to/back-up.md says. A server that archives its
 * log, a base backup, plans brought in before and after a moment; then a second server brought to that moment, which must hold the first and not the last.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, chownSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pgClient } from './soak/database.mjs';
import { freePort, makeOwnPostgres, owner, ownPrograms, ready } from './soak/own-postgres.mjs';
import { postmasterOf } from './soak/processes.mjs';

const programs = ownPrograms();
if (programs === null) {
  console.log('pitr-drill: skipped, no PostgreSQL server is installed here (PG_SERVER_BIN names its bin folder)');
  process.exit(0);
}
const cli = fileURLToPath(new URL('../apps/cli/bin/taizhang.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'taizhang-pitr-'));
chmodSync(folder, 0o711);
const who = owner();
const ownFolder = (name) => {
  const place = join(folder, name);
  mkdirSync(place);
  if (who.uid !== undefined) chownSync(place, who.uid, who.gid);
  return place;
};
const say = (words) => console.log(words);

const taizhang = (databaseUrl, ...args) =>
  execFileSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl, TAIZHANG_LANG: 'en' },
  }).trim();

const bringIn = (databaseUrl, name) => {
  const file = join(folder, `${name}.txt`);
  writeFileSync(file, `${name}县环境整治分工方案\n1.清理河道垃圾。（责任单位：县水利局）\n2.整治农贸市场。（责任单位：县市场监管局）\n`);
  say(taizhang(databaseUrl, 'import', file));
};

const running = [];
const stopAll = async () => {
  for (const cluster of running) {
    const pid = postmasterOf(cluster);
    if (pid === null) continue;
    process.kill(pid, 'SIGINT');
    while (postmasterOf(cluster) !== null) await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

try {
  const archive = ownFolder('archive');
  const own = await makeOwnPostgres(join(folder, 'postgres'), programs, {
    archive_mode: 'on',
    archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f`,
    archive_timeout: '60',
  });
  running.push(own.cluster);
  bringIn(own.databaseUrl, '甲');

  const base = join(folder, 'base');
  const env = { PATH: process.env.PATH, PGPASSWORD: own.password };
  const taken = spawnSync(
    join(programs, 'pg_basebackup'),
    [
      '-h',
      '127.0.0.1',
      '-p',
      String(own.port),
      '-U',
      'ledger',
      '-D',
      base,
      '-X',
      'none',
      '--checkpoint=fast',
      '--no-slot',
      '--no-manifest',
    ],
    { encoding: 'utf8', env },
  );
  if (taken.status !== 0) throw new Error(taken.stderr);
  say(`base backup in ${base}`);

  bringIn(own.databaseUrl, '乙');
  const client = await pgClient(own.databaseUrl);
  const moment = (await client.query(`select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as now`))
    .rows[0].now;
  say(`the moment: ${moment}`);
  bringIn(own.databaseUrl, '丙');
  await client.query('select pg_switch_wal()');
  const wanted = (await client.query('select pg_walfile_name(pg_current_wal_lsn()) as name')).rows[0].name;
  await client.end();
  // A clean stop archives what is left.
  await stopAll();
  running.length = 0;
  say(`archived up to ${wanted}`);

  if (who.uid !== undefined) execFileSync('chown', ['-R', `${who.uid}:${who.gid}`, base]);
  appendFileSync(
    join(base, 'postgresql.conf'),
    `\nrestore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${moment}'\nrecovery_target_action = 'promote'\n`,
  );
  writeFileSync(join(base, 'recovery.signal'), '');
  const port = await freePort();
  const log = openSync(join(folder, 'recovered.log'), 'a');
  const settings = ['-c', `port=${port}`, '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='];
  spawn(join(programs, 'postgres'), ['-D', base, ...settings], {
    ...who,
    cwd: '/',
    env: { PATH: process.env.PATH },
    detached: true,
    stdio: ['ignore', log, log],
  }).unref();
  const recovered = own.databaseUrl.replace(`:${own.port}/`, `:${port}/`);
  await ready(recovered);
  running.push(base);
  const after = await pgClient(recovered);
  while ((await after.query('select pg_is_in_recovery() as still')).rows[0].still) await new Promise((resolve) => setTimeout(resolve, 50));
  await after.end();

  const plans = JSON.parse(taizhang(recovered, 'plans', '--json'));
  const titles = (plans.plans ?? plans).map(({ title }) => title).sort();
  say(taizhang(recovered, 'verify'));
  const right =
    ['甲', '乙'].every((name) => titles.some((title) => title.startsWith(name))) && !titles.some((title) => title.startsWith('丙'));
  say(`recovered: ${titles.join(', ')}`);
  say(`pitr-drill: ${right ? 'the ledger is as it was at the moment' : 'NOT as it was at the moment'}`);
  process.exitCode = right ? 0 : 1;
} catch (fault) {
  say(
    readFileSync(join(folder, 'postgres', 'log'), 'utf8')
      .split('\n')
      .slice(-8)
      .join('\n'),
  );
  throw fault;
} finally {
  await stopAll();
  rmSync(folder, { recursive: true, force: true });
}
