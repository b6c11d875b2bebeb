/** Starting a server as a person would, and killing it as nothing else would: SIGKILL to its whole group and to PostgreSQL with all its children. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../apps/cli/bin/taizhang.js', import.meta.url));
const READY = /(http:\/\/127\.0\.0\.1:\d+)\s+·\s+Taizhang is ready/;
const START_LIMIT_MS = 180_000;

/** Resolves when it has said where it is; `env` names storage and webhook. */
export const startServer = (dataFolder, env = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [bin, 'serve', '--evaluation', '--port', '0', '--data', dataFolder], {
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TAIZHANG_SAMPLE: 'plain', TAIZHANG_LANG: 'en', TAIZHANG_RATE_FACTOR: '1000000', ...env },
    });
    let said = '';
    const limit = setTimeout(() => {
      process.kill(-child.pid, 'SIGKILL');
      reject(new Error(`The server did not start: ${said}`));
    }, START_LIMIT_MS);
    const listen = (piece) => {
      said = (said + piece).slice(-20_000);
      const found = READY.exec(said);
      if (!found) return;
      clearTimeout(limit);
      resolve({ child, address: found[1], said: () => said });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`The server ended with ${code}: ${said}`));
    });
  });

const ended = (child) =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', resolve));

const statusOf = (pid) => {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return null;
  }
};

/** The process and all that it started, its children first found. */
const family = (pid) => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const members = [pid];
  for (let grown = true; grown; ) {
    const more = all.filter((one) => !members.includes(one) && members.includes(statusOf(one)?.parent));
    members.push(...more);
    grown = more.length > 0;
  }
  return members;
};

const kill = (pid) => {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (fault) {
    if (fault.code !== 'ESRCH') throw fault;
  }
};

export const postmasterOf = (cluster) => {
  const file = join(cluster, 'postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
};

const isGone = (pid) => [null, 'Z', 'X'].includes(statusOf(pid)?.state ?? null);

/** Everything at once; back when all of it is gone. */
export const killAll = async (server, cluster) => {
  const postmaster = postmasterOf(cluster);
  const members = postmaster === null ? [] : family(postmaster);
  kill(-server.child.pid);
  for (const pid of members) kill(pid);
  await ended(server.child);
  while (!members.every(isGone)) await new Promise((resolve) => setTimeout(resolve, 5));
};

export const stopServer = async (server) => {
  server.child.kill('SIGTERM');
  await ended(server.child);
};
