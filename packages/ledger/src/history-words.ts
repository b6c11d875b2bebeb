/** How the params of a history are written: plain text, or references that the screen resolves. */
import type { Deadline, SettledDuty, TaskId, UnitId } from './entries.js';

export const unit = (unitId: UnitId) => `unit:${unitId}`;
export const task = (taskId: TaskId) => `task:${taskId}`;
export const duties = (settled: readonly SettledDuty[]) => list(settled.map(({ unitId, role }) => `${unit(unitId)} role:${role}`));
export const list = (values: readonly string[]) => values.join('\n');

/** The words of the document where it gave some, else the day. */
export function day({ text, on }: Deadline): string {
  return text === '' && on !== null ? `day:${on}` : text;
}

export function given<V>(value: V | null | undefined, show: (value: V) => string): string {
  return value === null || value === undefined ? '' : show(value);
}
