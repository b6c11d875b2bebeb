/** Starting and stopping what is measured, and what it takes: memory as proportional set size (PSS), processor time, of a process and all below it. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const stat = (pid) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');

const parents = () => {
  const found = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      found.set(Number(name), Number(stat(name)[1]));
    } catch {
      // gone since it was listed
    }
  }
  return found;
};

const tree = (pid) => {
  const all = parents();
  const pids = [pid];
  for (let at = 0; at < pids.length; at += 1) for (const [child, parent] of all) if (parent === pids[at]) pids.push(child);
  return pids;
};

const summed = (pid, of) =>
  tree(pid).reduce((sum, one) => {
    try {
      return sum + of(one);
    } catch {
      return sum;
    }
  }, 0);

/** Megabytes. */
export const pss = (pid) =>
  summed(pid, (one) => Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${one}/smaps_rollup`, 'utf8'))[1])) / 1024;

/** Seconds of processor time so far. */
export const cpu = (pid) =>
  summed(pid, (one) =>
    stat(one)
      .slice(11, 15)
      .reduce((sum, ticks) => sum + Number(ticks), 0),
  ) / 100;

export const machineCpu = () => {
  const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n')[0].trim().split(/\s+/).map(Number);
  return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / 100;
};

const PATIENCE = 120_000;

/** Waits for a first good answer; what the process says goes to the end of the fault where none comes. */
export const started = async (command, args, { env = {}, cwd, url, headers = {} }) => {
  const child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece) => {
      said = (said + piece).slice(-2000);
    });
  const start = performance.now();
  const answers = () =>
    fetch(url, { headers, redirect: 'manual' }).then(
      (got) => got.status < 400,
      () => false,
    );
  while (!(await answers())) {
    if (child.exitCode !== null || performance.now() - start > PATIENCE)
      throw new Error(`${command} ${args.join(' ')} did not answer: ${said}`);
    await wait(50);
  }
  const stop = async () => {
    if (child.exitCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    await Promise.race([ended, wait(10_000)]);
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended;
  };
  return { pid: child.pid, stop };
};
