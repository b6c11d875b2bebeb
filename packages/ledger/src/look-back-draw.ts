/**
 * The draw of a look-back (回头看抽查): reproducible by anybody from what the journal holds. Each task gets the number
 * mulberry32(fnv1a32(UTF-16 units of `seed`, U+0000, `task id`)); the tasks with the least numbers are drawn (ties: by id), as many as the share
 * says, rounded up, and at least one where there is any. The order in which ids are handed in plays no part.
 */
import type { TaskId } from './entries.js';

export function drawLookBack(seed: string, taskIds: readonly TaskId[], share: number): readonly TaskId[] {
  const distinct = [...new Set(taskIds)];
  const count = Math.min(distinct.length, Math.max(1, Math.ceil(distinct.length * share)));
  return distinct
    .map((taskId) => ({ taskId, number: mulberry32(fnv1a32(`${seed}\u0000${taskId}`)) }))
    .toSorted((one, other) => one.number - other.number || (one.taskId < other.taskId ? -1 : 1))
    .slice(0, count)
    .map(({ taskId }) => taskId);
}

/** FNV-1a over the UTF-16 units, low byte before high byte. */
function fnv1a32(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    for (const byte of [unit & 0xff, unit >>> 8]) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash;
}

/** One step of mulberry32: spreads neighbouring hashes. */
function mulberry32(seed: number): number {
  const moved = (seed + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(moved ^ (moved >>> 15), moved | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return (mixed ^ (mixed >>> 14)) >>> 0;
}
