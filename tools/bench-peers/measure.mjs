/**
 * One point: a request made anew each time, sent for some seconds over so many connections. Answers a second over wall time, the middle and the
 * ninety-ninth of a hundred times, memory while the load is on. A first plain request shows whether the answer is right and how long it is.
 */
import { createRequire } from 'node:module';
import { cpu, machineCpu, pss } from './processes.mjs';

const ownCpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

const quantile = (sorted, share) => (sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]);

export const loadWith = (tools) => createRequire(`${tools}/package.json`)('autocannon');

const shoot = (autocannon, base, make, connections, duration, onAnswer) =>
  new Promise((resolve, reject) => {
    const setupRequest = (request) => ({ ...request, method: 'GET', body: undefined, ...make() });
    const options = { url: base, connections, duration, timeout: 90, requests: [{ setupRequest }] };
    const running = autocannon(options, (fault, result) => (fault ? reject(fault) : resolve(result)));
    running.on('response', onAnswer);
  });

export const plainAnswer = async (base, make) => {
  const { path, ...init } = make();
  const got = await fetch(base + path, { ...init, redirect: 'manual' });
  const text = await got.text();
  return { status: got.status, bytes: Buffer.byteLength(text), text };
};

/** `around` names the processes looked at: the contestant and the database. */
export const measured = async ({ autocannon, base, make, connections, seconds, around }) => {
  const { status, bytes, text } = await plainAnswer(base, make);
  if (status >= 400) return { status, bytes, failure: text.slice(0, 200) };
  await shoot(autocannon, base, make, connections, Math.max(1, seconds / 4), () => undefined);
  const times = [];
  const before = { machine: machineCpu(), own: ownCpu(), app: cpu(around.app), database: cpu(around.database), at: performance.now() };
  const told = await shoot(autocannon, base, make, connections, seconds, (_client, _status, _bytes, time) => times.push(time));
  const wall = (performance.now() - before.at) / 1000;
  const used = { app: cpu(around.app) - before.app, database: cpu(around.database) - before.database, own: ownCpu() - before.own };
  const foreign = machineCpu() - before.machine - used.app - used.database - used.own;
  times.sort((one, other) => one - other);
  return {
    ...{ status, bytes, answers: times.length, failed: told.errors + told.timeouts + told.non2xx },
    rate: times.length / wall,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    cpu: { app: used.app / wall, database: used.database / wall, load: used.own / wall, foreign: foreign / wall },
    memory: { app: pss(around.app), database: pss(around.database) },
  };
};
