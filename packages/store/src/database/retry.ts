/** Runs again what the database itself asks to run again, or what a dropped connection left in the dark. Only for acts that may run twice. */
import { setTimeout as wait } from 'node:timers/promises';

const ATTEMPTS = 6;
const RECOVERY_ATTEMPTS = 80;
const RECOVERY_PAUSE_MS = 250;
const SERIALIZATION = new Set(['40001', '40P01']);
const DROPPED = new Set([
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08001',
  '08003',
  '08006',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
  'ENOENT',
  '25P03',
]);

export function isWorthRetrying(fault: unknown): boolean {
  const { code, message } = fault as { code?: string; message?: string };
  if (code !== undefined && (SERIALIZATION.has(code) || DROPPED.has(code))) return true;
  return /Connection terminated|connection error and is not queryable|Connection ended unexpectedly/.test(message ?? '');
}

/** A server that recovers says so, and will be there: it is waited for longer than one of which nothing is heard. */
const isRecovering = (fault: unknown): boolean => (fault as { code?: string }).code === '57P03';

export async function withRetry<T>(act: (attempt: number) => Promise<T>): Promise<T> {
  let [failures, recovering] = [0, 0];
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await act(attempt);
    } catch (fault) {
      const waits = isRecovering(fault) && recovering < RECOVERY_ATTEMPTS;
      if (waits) recovering += 1;
      else failures += 1;
      if (failures >= ATTEMPTS || !isWorthRetrying(fault)) throw fault;
      await wait((waits ? RECOVERY_PAUSE_MS : 20 * 3 ** (failures - 1)) * (0.5 + Math.random()));
    }
  }
}
