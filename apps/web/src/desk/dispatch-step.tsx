/** What still stands between the draft and dispatch, each line leading to its tasks; and the dispatch of what is ready, the rest named. */
import { App, Button } from 'antd';
import { Fragment, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Executed } from '../api/client';
import { seenOf } from '../shell/use-act';
import { useWords } from '../words/words';
import { inParts, useDesk } from './desk-context';
import { PickAll, PickList, usePicking } from './pick-list';
import { STEP_OF } from './steps';

function Standing() {
  const { t } = useWords();
  const { checklist, rows } = useDesk();
  const [, setAddress] = useSearchParams();
  const numbers = useMemo(() => new Map(rows.map((row) => [row.taskId, row.number ?? '·'])), [rows]);
  const lines = checklist.blocking.filter(({ taskIds, reason }) => taskIds.length > 0 && reason !== 'task/wrong-state');
  if (lines.length === 0) return null;
  return (
    <table className="plain-table standing-table">
      <caption>{t('screen.dispatch.standing')}</caption>
      <tbody>
        {lines.map(({ reason, taskIds }) => (
          <tr key={reason}>
            <th scope="row">{t(`reason.${reason}`)}</th>
            <td className="numeric">{t('screen.dispatch.tasks', { count: taskIds.length })}</td>
            <td className="faint standing-numbers">
              <div>
                {taskIds.map((taskId, index) => (
                  <Fragment key={taskId}>
                    {index > 0 && t('screen.list.comma')}
                    <Link to={{ search: `?step=structure&task=${encodeURIComponent(taskId)}` }}>{numbers.get(taskId) ?? '·'}</Link>
                  </Fragment>
                ))}
              </div>
            </td>
            <td>
              <button type="button" className="plain-button" onClick={() => setAddress({ step: STEP_OF[reason] }, { replace: true })}>
                {t('screen.dispatch.goTo', { step: t(`screen.step.${STEP_OF[reason]}`) })}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useSayBehind(): (executed: Executed) => void {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { rows } = useDesk();
  return ({ notReady }) => {
    if (notReady.length === 0) return;
    const number = (taskId: string) => rows.find((row) => row.taskId === taskId)?.number ?? '';
    modal.info({
      title: t('screen.dispatch.behind', { count: notReady.length }),
      okText: t('screen.close'),
      content: (
        <ul className="plain-list">
          {notReady.map(({ taskId, reasons }) => (
            <li key={taskId}>
              {number(taskId)} {reasons.map((reason) => t(`reason.${reason}`)).join(t('screen.list.comma'))}
            </li>
          ))}
        </ul>
      ),
    });
  };
}

export function DispatchStep() {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { checklist, rows: all, act, pending, may } = useDesk();
  const sayBehind = useSayBehind();
  const rows = useMemo(() => all.filter(({ taskId }) => checklist.readyTaskIds.includes(taskId)), [all, checklist]);
  const picking = usePicking(rows);
  const behind = checklist.total - checklist.dispatched - picking.chosen.length;
  const dispatch = async () => {
    for (const part of inParts(picking.chosen)) {
      const executed = await act(
        'dispatch',
        { taskIds: part.map(({ taskId }) => taskId), seen: seenOf(part) },
        { done: t('screen.done.dispatched', { count: part.length }), changed: picking.setChanged },
      );
      if (!executed) return;
      sayBehind(executed);
    }
  };
  const ask = () =>
    modal.confirm({
      title: t('screen.dispatch.ask', { count: picking.chosen.length }),
      content: behind > 0 ? t('screen.dispatch.askBehind', { count: behind }) : t('screen.dispatch.askAll'),
      okText: t('screen.act.dispatch'),
      cancelText: t('screen.cancel'),
      onOk: dispatch,
    });
  return (
    <>
      <p className="step-explain" role="status">
        {t('screen.dispatch.state', { total: checklist.total, dispatched: checklist.dispatched, ready: checklist.ready })}
      </p>
      {checklist.planFindings > 0 && (
        <p className="notice-bar asks">{t('screen.dispatch.planFindings', { count: checklist.planFindings })}</p>
      )}
      <Standing />
      {rows.length > 0 && may('dispatch') && (
        <div className="button-row step-act">
          <PickAll rows={rows} picking={picking} />
          <Button type="primary" loading={pending} disabled={picking.chosen.length === 0} onClick={() => void ask()}>
            {t('screen.dispatch.do', { count: picking.chosen.length })}
          </Button>
        </div>
      )}
      {rows.length === 0 && (
        <p className="empty">{checklist.dispatched === checklist.total ? t('screen.dispatch.allGone') : t('screen.dispatch.noneReady')}</p>
      )}
      <PickList
        rows={rows}
        picking={may('dispatch') ? picking : null}
        label={t('screen.flag.ready')}
        extra={(row) => row.leads.map(({ name }) => name).join(t('screen.list.comma'))}
      />
    </>
  );
}
