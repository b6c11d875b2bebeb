/** A task opened in place on the desk: its units as printed, its closing condition, what still stands in the way, and the acts on it. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { TaskDetail, TaskRow } from '../api/client';
import { taskQuery } from '../api/queries';
import { Trouble } from '../shell/trouble';
import { seenOf } from '../shell/use-act';
import { TaskActs } from '../task/acts/task-acts';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';

function ReadDuties({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const { show } = useDesk();
  return (
    <p className="read-duties">
      {task.duties.map((duty) => (
        <button
          key={duty.unit.unitId}
          type="button"
          className={duty.role === 'lead' ? 'chip chip-lead' : 'chip'}
          title={t('screen.desk.showSource')}
          disabled={!duty.span}
          onClick={() => duty.span && show(duty.span)}
        >
          {duty.unit.name} {t(`role.${duty.role}`)}
        </button>
      ))}
      {task.groupMentions
        .filter(({ resolved, answering }) => !resolved || answering)
        .map((group) => (
          <span key={group.groupId} className={group.answering ? 'chip' : 'chip chip-ask'}>
            {group.text}
            {group.answering && ` ${t('screen.groups.answeredBy', { unit: group.answering.name })}`}
          </span>
        ))}
    </p>
  );
}

function MergeWithNext({ row, next }: { row: TaskRow; next: TaskRow }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { act, pending, showTask } = useDesk();
  const merge = () =>
    modal.confirm({
      title: t('screen.act.merge-tasks'),
      content: t('screen.confirm.merge', { number: next.number ?? next.text.slice(0, 20) }),
      okText: t('screen.act.merge-tasks'),
      cancelText: t('screen.cancel'),
      onOk: async () => {
        const fields = { taskIds: [row.taskId, next.taskId], seen: seenOf([row, next]) };
        if (await act('merge-tasks', fields, { done: t('screen.done.merged') })) showTask('');
      },
    });
  return (
    <Button disabled={pending} onClick={() => void merge()}>
      {t('screen.act.merge-tasks')}
    </Button>
  );
}

export function TaskEditor({ row, next }: { row: TaskRow; next: TaskRow | undefined }) {
  const { t } = useWords();
  const { planId, may } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const { data: task, error } = useQuery(taskQuery(planId, row.taskId));
  useEffect(() => {
    if (task) box.current?.scrollIntoView({ block: 'nearest' });
  }, [task]);
  if (error) return <Trouble error={error} />;
  if (!task) return <p className="faint">{t('screen.waiting')}</p>;
  const mayMerge = may('merge-tasks') && row.status === 'drafted' && next?.status === 'drafted';
  return (
    <div className="task-editor" ref={box}>
      <ReadDuties task={task} />
      <p>
        <span className="faint">
          {t('screen.column.doneWhen')}
          {t('screen.colon')}
        </span>
        {t(`closing.${task.closing.kind}`)}
        {t('screen.colon')}
        {task.closing.doneWhen}
      </p>
      {row.notReady.length > 0 && row.status === 'drafted' && (
        <p className="notice-bar asks">{row.notReady.map((reason) => t(`reason.${reason}`)).join(t('screen.list.comma'))}</p>
      )}
      <TaskActs task={task} />
      {mayMerge && next && <MergeWithNext row={row} next={next} />}
    </div>
  );
}
