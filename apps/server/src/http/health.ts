/** Whether the server and its database answer. */
import { ROUTES } from '@taizhang/contract';
import { answersAnybody } from './use-case.js';

export const health = answersAnybody(ROUTES.health, async ({ parts }) => {
  await parts.store.pool.query('select 1');
  return { answer: { ok: true as const, version: parts.version } };
});
