/**
 * Carrying out an act from a screen: sent, its failure told in the server's words, and everything of the plan asked for again. A task that has
 * changed meanwhile (412) is reloaded and the person is told so; nothing is overwritten unseen.
 */
import { type InfiniteData, type QueryClient, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useState } from 'react';
import { type ActFields, type ActName, sendAct } from '../api/act';
import type { Executed, TaskPage } from '../api/client';
import { ProblemError } from '../api/problem';
import { saysSignedOut } from '../api/session-watch';
import { useWords } from '../words/words';
import { troubleTitle, troubleWords } from './trouble';

/** Acts that change what was read, so that the marked source has to be asked for again. */
const CHANGES_DOCUMENT: readonly ActName[] = ['add-task', 'split-task', 'merge-tasks', 'settle-duties', 'match-unit', 'withdraw-task'];

export type Act = <N extends ActName>(
  name: N,
  fields: ActFields<N>,
  more?: { readonly revision?: number; readonly done?: string; readonly changed?: (taskIds: readonly string[]) => void },
) => Promise<Executed | null>;

/** The numbers of tasks as the lists on the screen have them. */
function numbersOf(client: QueryClient, planId: string, taskIds: readonly string[]): readonly string[] {
  const lists = client.getQueriesData<InfiniteData<TaskPage>>({ queryKey: ['plan', planId, 'tasks'] });
  const rows = lists.flatMap(([, list]) => list?.pages?.flatMap((page) => page.rows) ?? []);
  return taskIds.flatMap((taskId) => rows.find((row) => row.taskId === taskId)?.number ?? []);
}

export function useAct(planId: string): { act: Act; pending: boolean } {
  const client = useQueryClient();
  const { message, notification } = App.useApp();
  const { t } = useWords();
  const [running, setRunning] = useState(0);
  const refresh = useCallback(
    (name: ActName) =>
      client.invalidateQueries({
        queryKey: ['plan', planId],
        predicate: ({ queryKey }) => queryKey[2] !== 'document' || CHANGES_DOCUMENT.includes(name),
      }),
    [client, planId],
  );
  const act = useCallback<Act>(
    async (name, fields, more = {}) => {
      setRunning((count) => count + 1);
      try {
        const executed = await sendAct(planId, name, fields, more.revision);
        if (more.done) void message.success(more.done);
        return executed;
      } catch (error) {
        if (saysSignedOut(error)) return null;
        const changed = error instanceof ProblemError && error.problem.status === 412;
        const tasks = changed ? error.problem.tasks : [];
        const numbers = numbersOf(client, planId, tasks).join(t('screen.list.comma'));
        const changedWords = numbers ? t('screen.act.changedMany', { numbers }) : t('screen.act.changedWhat');
        if (tasks.length > 0) more.changed?.(tasks);
        notification.error({
          title: changed ? t('screen.act.changed') : troubleTitle(error) || t('screen.act.refused'),
          description: changed ? changedWords : troubleWords(error, t),
          duration: 0,
          role: 'alert',
        });
        return null;
      } finally {
        setRunning((count) => count - 1);
        void refresh(name);
        void client.invalidateQueries({ queryKey: ['plans'] });
      }
    },
    [client, message, notification, planId, refresh, t],
  );
  return { act, pending: running > 0 };
}

/** The revisions a person saw of several tasks, as an act on many carries them. */
export const seenOf = (rows: readonly { taskId: string; revision: number }[]): Record<string, number> =>
  Object.fromEntries(rows.map(({ taskId, revision }) => [taskId, revision]));
