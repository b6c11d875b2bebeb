/** One task: its words where they stand in the document, who answers for it, when it is finished, what happened to it, and what can be done. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Person, TaskDetail } from '../api/client';
import { planQuery, taskQuery } from '../api/queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { Due } from '../ledger/columns';
import { StatusMark } from '../rows/marks';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { TaskActs } from './acts/task-acts';
import { ClosingCondition } from './closing-condition';
import { TaskCycle } from './cycle/task-cycle';
import { Duties } from './duties';
import { History } from './history';
import { Lineage } from './lineage';
import { Measures } from './measures';
import { TaskFindings } from './task-findings';
import './task.css';
import { WordsInPlace } from './words-in-place';

function Head({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  return (
    <div className="task-head">
      <nav aria-label={t('screen.task.path')} className="faint task-path">
        <DayLink to={`/plans/${task.planId}`}>{t('screen.nav.ledger')}</DayLink>
        {task.path.map((heading) => (
          <span key={heading}> / {heading}</span>
        ))}
      </nav>
      <h1>
        {task.number ? t('screen.task.numbered', { number: task.number }) : t('screen.task.unnumbered')}{' '}
        <StatusMark status={task.status} objected={task.objected} />
      </h1>
      <p className="task-text">{task.text}</p>
      <p className="faint">
        {t(`kind.${task.kind}`)} · {t('screen.filter.due')}
        {t('screen.colon')}
        <Due row={task} />
      </p>
    </div>
  );
}

function NotReady({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  if (task.status !== 'drafted' || task.notReady.length === 0) return null;
  return (
    <div className="notice-bar asks">
      {t('screen.task.notReady')}
      {t('screen.colon')}
      {task.notReady.map((reason) => t(`reason.${reason}`)).join(t('screen.list.comma'))}
    </div>
  );
}

export function Task({ person }: { person: Person }) {
  const { planId = '', taskId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const task = useQuery(taskQuery(planId, taskId, asOf));
  const plan = useQuery(planQuery(planId));
  if (task.error) return <Trouble error={task.error} retry={() => void task.refetch()} />;
  if (!task.data) return <Waiting />;
  return (
    <div className="page task-page" key={`${taskId}/${asOf}`}>
      <div className="measure">
        <AsOf />
        <Head task={task.data} />
        <Lineage task={task.data} />
        <NotReady task={task.data} />
        <TaskActs task={task.data} />
        <div className="task-columns">
          <div>
            <Duties task={task.data} ownUnitId={person.unitId} />
            {task.data.status !== 'drafted' && <TaskCycle task={task.data} />}
            <ClosingCondition task={task.data} />
            <Measures task={task.data} />
          </div>
          <div>
            <TaskFindings task={task.data} desk={plan.data?.desk ?? false} />
            <WordsInPlace task={task.data} desk={plan.data?.desk ?? false} />
            <History planId={planId} taskId={taskId} />
          </div>
        </div>
        <p className="task-foot">
          <DayLink to={`/plans/${planId}`}>{t('screen.task.back')}</DayLink>
        </p>
      </div>
    </div>
  );
}
