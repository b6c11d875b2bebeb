/**
 * A lock between processes on one data folder, for the moments in which a cluster is made, started or stopped. It is a hard link that
 * names its holder; a holder that died is recognised by its process id and its start time, so a lock left by a power cut holds nobody up.
 */
import { linkSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { StoreFault } from '../faults.js';
import { isAlive, startTimeOf } from './processes.js';

const WAIT_MS = 120_000;
const POLL_MS = 25;

export async function withFolderLock<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const release = await acquire(join(folder, 'start.lock'));
  try {
    return await act();
  } finally {
    release();
  }
}

let counter = 0;

async function acquire(lock: string): Promise<() => void> {
  counter += 1;
  const own = `${lock}.${process.pid}.${counter}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid), turn: counter }), { mode: 0o600 });
  try {
    const until = Date.now() + WAIT_MS;
    while (!tryLink(own, lock)) {
      if (isAbandoned(lock)) takeAway(lock, own);
      else if (Date.now() > until) throw new StoreFault('embedded/locked', `Another process has held ${lock} for two minutes.`);
      else await wait(POLL_MS);
    }
  } finally {
    unlinkSync(own);
  }
  return () => unlinkSync(lock);
}

function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw fault;
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const holder = JSON.parse(readFileSync(lock, 'utf8')) as { pid: number; startedAt: string | null };
    if (!isAlive(holder.pid)) return true;
    const started = startTimeOf(holder.pid);
    if (started !== null) return started !== holder.startedAt;
    return Date.now() - statSync(lock).mtimeMs > WAIT_MS;
  } catch (fault) {
    // Gone between two looks: free. Half-written by a power cut: abandoned.
    return (fault as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}

/** Two that see the same dead holder at once: the rename lets one of them take it away; a live lock caught by mistake is put back. */
function takeAway(lock: string, own: string): void {
  const aside = `${own}.stale`;
  try {
    renameSync(lock, aside);
  } catch {
    return;
  }
  if (!isAbandoned(aside)) tryLink(aside, lock);
  unlinkSync(aside);
}
