/** A task that was split or merged leads, by number, to what became of it, and back. */
import { useQueries } from '@tanstack/react-query';
import { Fragment } from 'react';
import type { TaskDetail } from '../api/client';
import { taskQuery } from '../api/queries';
import { DayLink } from '../as-of/as-of';
import { useWords } from '../words/words';

/** The tasks themselves, as far as they are there already. */
export const useTasksOf = (planId: string, taskIds: readonly string[]): readonly TaskDetail[] =>
  useQueries({ queries: taskIds.map((taskId) => taskQuery(planId, taskId)) }).flatMap(({ data }) => data ?? []);

function TaskLinks({ planId, taskIds }: { planId: string; taskIds: readonly string[] }) {
  const { t } = useWords();
  const tasks = useTasksOf(planId, taskIds);
  return taskIds.map((taskId, index) => {
    const number = tasks.find((task) => task.taskId === taskId)?.number;
    return (
      <Fragment key={taskId}>
        {index > 0 && t('screen.list.comma')}
        <DayLink to={`/plans/${planId}/tasks/${taskId}`}>
          {number ? t('screen.task.numbered', { number }) : t('screen.task.part', { number: index + 1 })}
        </DayLink>
      </Fragment>
    );
  });
}

export function Lineage({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  return (
    <>
      {task.replacedBy.length > 0 && (
        <p className="notice-bar">
          {t('screen.task.replacedBy')} <TaskLinks planId={task.planId} taskIds={task.replacedBy} />
        </p>
      )}
      {task.madeFrom.length > 0 && (
        <p className="notice-bar">
          {t('screen.task.madeFrom')} <TaskLinks planId={task.planId} taskIds={task.madeFrom} />
        </p>
      )}
    </>
  );
}
