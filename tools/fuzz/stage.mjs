/** What the fuzzer stands on: a real server with the sample, people of every role with their sessions, and the ids of what is there. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as overHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@taizhang/store';
import { makeOwnPostgres, ownPrograms } from '../soak/own-postgres.mjs';
import { accountAskers, evaluationAskers } from './askers.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ADDRESS = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)/;

const started = (child) =>
  new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk) => {
      said += chunk;
      const found = ADDRESS.exec(said);
      if (found) resolve(Number(found[1]));
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });

/** As the bytes are, with nothing tidied: no address is normalised and no header refused. Status 0 where the connection was cut. */
export const sender = (port) => {
  const known = new WeakSet();
  /** A connection may break between two requests, when nobody else listens to it. */
  const heard = (socket) => {
    if (!known.has(socket)) socket.on('error', () => undefined);
    known.add(socket);
  };
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const send = ({ method, path, headers, body }) =>
    new Promise((resolve) => {
      const length = body === null ? {} : { 'content-length': body.length };
      const cut = () => resolve({ status: 0, text: '' });
      try {
        const asked = overHttp(
          { port, host: '127.0.0.1', agent, method, path, headers: { host: `127.0.0.1:${port}`, ...headers, ...length } },
          (answer) => {
            const chunks = [];
            answer.on('data', (chunk) => chunks.push(chunk));
            answer.on('end', () =>
              resolve({ status: answer.statusCode, text: Buffer.concat(chunks).toString('utf8'), headers: answer.headers }),
            );
            answer.on('error', cut);
          },
        );
        asked.on('error', cut);
        asked.on('socket', heard);
        asked.on('upgrade', (_, socket) => {
          socket.on('error', () => undefined);
          socket.destroy();
          cut();
        });
        asked.setTimeout(120_000, () => asked.destroy(new Error('late')));
        if (body === null) asked.end();
        else asked.end(body);
      } catch (fault) {
        // this side's own library will not send it
        resolve({ status: -1, text: fault.code ?? '' });
      }
    });
  return { send, close: () => agent.destroy() };
};

const gather = async (send, headers, people) => {
  const json = async (path) => JSON.parse((await send({ method: 'GET', path, headers, body: null })).text);
  const { plans } = await json('/api/plans');
  const pools = {
    plans: plans.map(({ planId }) => planId),
    people: people.map(({ personId }) => personId),
    tasks: [],
    units: [],
    periods: [],
    findings: [],
    groups: [],
    evidence: [],
    indicators: [],
  };
  const revisions = {};
  /** As they were last seen: a person who acts has looked before. */
  pools.revisions = () => ({ ...revisions });
  pools.look = async () => {
    for (const planId of pools.plans.slice(0, 3))
      for (const { taskId, revision } of (await json(`/api/plans/${planId}/tasks?limit=100`)).rows ?? []) revisions[taskId] = revision;
  };
  pools.units = [...new Set(people.map(({ unitId }) => unitId))];
  for (const planId of pools.plans) {
    const base = `/api/plans/${planId}`;
    const { rows } = await json(`${base}/tasks?limit=100`);
    pools.tasks.push(...rows.map(({ taskId }) => taskId));
    for (const { taskId, revision } of rows) revisions[taskId] = revision;
    pools.findings.push(...(await json(`${base}/findings`)).findings.map(({ findingId }) => findingId));
    pools.groups.push(...(await json(`${base}/groups`)).groups.map(({ groupId }) => groupId));
    pools.periods.push(...((await json(`${base}/periods`)).periods ?? []).map(({ periodId }) => periodId));
    for (const taskId of pools.tasks.slice(0, 20))
      pools.evidence.push(...((await json(`${base}/tasks/${taskId}/cycle`)).evidence ?? []).map(({ evidenceId }) => evidenceId));
  }
  if (pools.periods.length === 0) pools.periods.push('2026H1');
  pools.indicators.push('i1', 'i2');
  return pools;
};

/** Where accounts are real there is no sample: a plan is brought in by hand. */
const bringPlanIn = (send, headers) => {
  const text = readFileSync(join(root, 'fixtures/sample/yunling.txt'), 'utf8');
  const body = Buffer.from(JSON.stringify({ commandId: randomUUID(), text }));
  return send({ method: 'POST', path: '/api/plans', headers: { ...headers, 'content-type': 'application/json' }, body });
};

/** A PostgreSQL of one's own, or the embedded one inside the data folder. */
const placeFor = async (storage, folder) => {
  if (storage !== 'own') return { place: { dataFolder: join(folder, 'data') }, url: '', stop: () => undefined };
  const programs = ownPrograms();
  if (programs === null) throw new Error('no PostgreSQL is installed here');
  chmodSync(folder, 0o755);
  const own = await makeOwnPostgres(join(folder, 'own'), programs);
  const stop = () => process.kill(Number(readFileSync(join(own.cluster, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
  return { place: { databaseUrl: own.databaseUrl }, url: own.databaseUrl, stop };
};

const startServer = async ({ sample, mode }, data, url) => {
  const env = { ...process.env, DATABASE_URL: url, TAIZHANG_SAMPLE: sample, TAIZHANG_RATE_FACTOR: '1000000', TAIZHANG_LOG_LEVEL: 'error' };
  const how = mode === 'production' ? [] : ['--evaluation'];
  const child = spawn(process.execPath, ['apps/cli/bin/taizhang.js', 'serve', ...how, '--data', data, '--port', '0'], { cwd: root, env });
  const port = await started(child);
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-200_000);
  });
  return { child, port, log: () => log };
};

export const openStage = async (options) => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-fuzz-'));
  const { place, url, stop } = await placeFor(options.storage, folder);
  const { child, port, log } = await startServer(options, join(folder, 'data'), url);
  const { send, close } = sender(port);
  const store = await openStore({ ...place, connections: 2, schema: 'as-is' });
  const real = options.mode === 'production';
  const { askers, people, renew } = real ? await accountAskers(store) : await evaluationAskers(send);
  if (real) await bringPlanIn(send, askers.coordinator);
  const pools = await gather(send, askers.coordinator, people);
  return {
    ...{ send, pools, askers, renew, log },
    pool: store.pool,
    /** Megabytes of the server's process. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    alive: () => child.exitCode === null,
    close: async () => {
      close();
      await store.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
};
