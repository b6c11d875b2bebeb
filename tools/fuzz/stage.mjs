/** What the fuzzer stands on: a real server with the sample, people of every role with their sessions, and the ids of what is there. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request as overHttp } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '@taizhang/store';

const root = fileURLToPath(new URL('../../', import.meta.url));
const ADDRESS = /http:\/\/127\.0\.0\.1:(\d+)/;

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

const signIn = async (send, personId) => {
  const body = Buffer.from(JSON.stringify({ personId }));
  const answer = await send({ method: 'POST', path: '/api/session', headers: { 'content-type': 'application/json' }, body });
  if (answer.status !== 200) throw new Error(`nobody is ${personId}: ${answer.status} ${answer.text}`);
  return answer.headers['set-cookie'][0].split(';')[0];
};

const ROLES = ['coordinator', 'liaison', 'leaderInCharge', 'handler', 'verifier', 'principal', 'auditor'];

const gather = async (send, cookie, people) => {
  const json = async (path) => JSON.parse((await send({ method: 'GET', path, headers: { cookie }, body: null })).text);
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

export const openStage = async ({ sample }) => {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-fuzz-'));
  const data = join(folder, 'data');
  const env = { ...process.env, DATABASE_URL: '', TAIZHANG_SAMPLE: sample, TAIZHANG_RATE_FACTOR: '1000000', TAIZHANG_LOG_LEVEL: 'error' };
  const child = spawn(process.execPath, ['apps/cli/bin/taizhang.js', 'serve', '--evaluation', '--data', data, '--port', '0'], {
    cwd: root,
    env,
  });
  const port = await started(child);
  let log = '';
  child.stderr.on('data', (chunk) => {
    log = (log + chunk).slice(-200_000);
  });
  const { send, close } = sender(port);
  const { people } = JSON.parse((await send({ method: 'GET', path: '/api/people', headers: {}, body: null })).text);
  const cookies = { stranger: null };
  for (const role of ROLES) {
    const person = people.find(({ roles }) => roles.includes(role));
    if (person) cookies[role] = await signIn(send, person.personId);
  }
  const pools = await gather(send, cookies.coordinator, people);
  const store = await openStore({ dataFolder: data, connections: 2, schema: 'as-is' });
  return {
    send,
    pools,
    cookies,
    pool: store.pool,
    log: () => log,
    /** Megabytes of the server's process. */
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
    alive: () => child.exitCode === null,
    close: async () => {
      close();
      await store.close();
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
