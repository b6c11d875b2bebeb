/** What can be learnt about another process by its id. On Linux exactly, from /proc; elsewhere as far as a signal tells. */
import { readFileSync, readlinkSync } from 'node:fs';

export type ProcessKind = 'none' | 'zombie' | 'other' | 'postmaster';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statOf(pid)?.state !== 'Z';
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Ticks since boot, made unique over boots; null where the system does not say. */
export function startTimeOf(pid: number): string | null {
  const stat = statOf(pid);
  if (stat === null) return null;
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat.startTicks}`;
  } catch {
    return stat.startTicks;
  }
}

/** What stands behind the process id in a `postmaster.pid`: ids are given anew after a reboot. */
export function postmasterKind(pid: number, dataFolder: string): ProcessKind {
  if (statOf(pid)?.state === 'Z') return 'zombie';
  if (!isAlive(pid)) return 'none';
  if (process.platform !== 'linux') return 'postmaster';
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === dataFolder ? 'postmaster' : 'other';
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'ENOENT' ? 'none' : 'other';
  }
}

function statOf(pid: number): { readonly state: string; readonly startTicks: string } | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold spaces.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' };
  } catch {
    return null;
  }
}
