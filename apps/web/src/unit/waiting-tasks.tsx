/** What was sent to the unit and waits: all chosen at first, acknowledged in one act, the exceptions left out or objected to with a reason. */
import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PlanUnit, Role, TaskRow } from '../api/client';
import { planQuery, taskQuery } from '../api/queries';
import { useTasks } from '../api/use-tasks';
import { Due } from '../ledger/columns';
import { seenOf, useAct } from '../shell/use-act';
import { ObjectForm } from '../task/acts/basis-forms';
import { useWords } from '../words/words';
import '../task/acts/acts.css';

function Objecting({ planId, taskId, close }: { planId: string; taskId: string; close: () => void }) {
  const { act } = useAct(planId);
  const { data } = useQuery(taskQuery(planId, taskId));
  return data ? <ObjectForm task={data} act={act} close={close} /> : null;
}

export function WaitingTasks({ planId, unit, own }: { planId: string; unit: PlanUnit; own: boolean }) {
  const { t } = useWords();
  const { rows } = useTasks(planId, { unit: unit.unit.unitId, waiting: 'true' });
  const { data: plan } = useQuery(planQuery(planId));
  const { act, pending } = useAct(planId);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const supports = useTasks(planId, { unit: unit.unit.unitId, waiting: 'true', role: 'support' });
  const roleOf = (row: TaskRow): Role => {
    if (row.leads.some(({ unitId }) => unitId === unit.unit.unitId)) return 'lead';
    return supports.rows.some(({ taskId }) => taskId === row.taskId) ? 'support' : 'responsible';
  };
  const [objecting, setObjecting] = useState<string | null>(null);
  const chosen = rows.filter(({ taskId }) => !left.has(taskId));
  const mayAct = own && (plan?.allowed.includes('acknowledge') ?? false);
  const toggle = ({ taskId }: TaskRow) =>
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(taskId)) next.add(taskId);
      return next;
    });
  const leaveChanged = (taskIds: readonly string[]) => {
    setChanged(new Set(taskIds));
    setLeft((before) => new Set([...before, ...taskIds]));
  };
  const acknowledge = () =>
    act(
      'acknowledge',
      { taskIds: chosen.map(({ taskId }) => taskId), seen: seenOf(chosen) },
      { done: t('screen.done.acknowledgedMany', { count: chosen.length }), changed: leaveChanged },
    );
  return (
    <section className="waiting-tasks" aria-labelledby="waiting-tasks">
      <div className="page-head">
        <h2 id="waiting-tasks">{t('screen.unit.waiting', { count: rows.length })}</h2>
        {mayAct && (
          <div className="button-row">
            <Checkbox
              checked={chosen.length === rows.length && rows.length > 0}
              indeterminate={chosen.length > 0 && chosen.length < rows.length}
              onChange={({ target }) => setLeft(target.checked ? new Set() : new Set(rows.map(({ taskId }) => taskId)))}
            >
              {t('screen.chooseAll')}
            </Checkbox>
            <Button type="primary" loading={pending} disabled={chosen.length === 0} onClick={() => void acknowledge()}>
              {t('screen.unit.acknowledge', { count: chosen.length })}
            </Button>
          </div>
        )}
      </div>
      {mayAct && (
        <p className="faint">
          {chosen.length > 0 && chosen.length === rows.length && t('screen.unit.allChosen')}
          {t('screen.unit.acknowledgeWhat')}
        </p>
      )}
      <ul className="unit-tasks">
        {rows.map((row) => (
          <li key={row.taskId}>
            {mayAct && (
              <Checkbox
                aria-label={t('screen.chooseTask', { number: row.number ?? row.text.slice(0, 12) })}
                checked={!left.has(row.taskId)}
                onChange={() => toggle(row)}
              />
            )}
            <span className="numeric unit-task-number">{row.number}</span>
            <div className="waiting-task">
              <Link className="task-link two-lines" to={`/plans/${planId}/tasks/${row.taskId}`}>
                {row.text}
              </Link>
              <p className="faint">
                {t('screen.column.doneWhen')}
                {t('screen.colon')}
                {row.doneWhen}
              </p>
              <p className="faint">
                {t('screen.column.due')}
                {t('screen.colon')}
                <Due row={row} />
              </p>
              {changed.has(row.taskId) && <span className="chip chip-ask">{t('screen.unit.changed')}</span>}
            </div>
            <span className="unit-task-role">{t(`role.${roleOf(row)}`)}</span>
            {mayAct && (
              <button
                type="button"
                className="plain-button"
                aria-label={t('screen.unit.objectTo', { number: row.number ?? '' })}
                onClick={() => setObjecting(row.taskId)}
              >
                {t('screen.act.object')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {objecting && <Objecting planId={planId} taskId={objecting} close={() => setObjecting(null)} />}
    </section>
  );
}
