/** Whether this server should be sent requests; a proxy asks. The database is asked too, and not waited for longer than a proxy waits. */
import { ROUTES } from '@taizhang/contract';
import { limits } from '../limits.js';
import type { Parts } from '../parts.js';
import { answersAnybody } from './use-case.js';

const databaseAnswers = ({ store }: Parts): Promise<boolean> => {
  let timer: NodeJS.Timeout;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limits.readyMilliseconds);
  });
  const asked = store.pool.query('select 1').then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
};

export const ready = answersAnybody(ROUTES.ready, async ({ parts }) => {
  const open = parts.readiness.standing() === 'ready' && (await databaseAnswers(parts));
  return open ? { answer: { ready: true as const } } : { refused: 'server/not-ready' };
});
