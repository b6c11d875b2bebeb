/** `postmaster.pid`, which the server writes and nobody else ever deletes. Lines: process id, data folder, start time, port, socket folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProcessKind, postmasterKind } from './processes.js';

export type PostmasterFile = { readonly pid: number; readonly port: number; readonly socketFolder: string; readonly kind: ProcessKind };

export function readPostmasterFile(cluster: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    if (!Number.isInteger(pid) || pid <= 0) return null;
    return { pid, port: Number(lines[3] ?? 0), socketFolder: (lines[4] ?? '').trim(), kind: postmasterKind(pid, cluster) };
  } catch {
    return null;
  }
}
