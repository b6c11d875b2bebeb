/** Whether the server answers at all; `ready` is where the database counts. A server whose database is away must not be killed for it. */
import { ROUTES } from '@taizhang/contract';
import { answersAnybody } from './use-case.js';

export const health = answersAnybody(ROUTES.health, async ({ parts }) => ({ answer: { ok: true as const, version: parts.version } }));
