/** Adjustment requests of a task, what each would change, and the answer to an open one. */
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import type { TaskDetail } from '../../api/client';
import type { TaskCycle } from '../../api/cycle';
import { type Act, useAct } from '../../shell/use-act';
import { dayWords, instantWords } from '../../words/dates';
import { useWords } from '../../words/words';
import { ActDialog, Field } from '../acts/act-dialog';

type Request = TaskCycle['requests'][number];

function AnswerForm({ task, request, act, close }: { task: TaskDetail; request: Request; act: Act; close: () => void }) {
  const { t } = useWords();
  const [outcome, setOutcome] = useState<'granted' | 'refused' | null>(null);
  const [approver, setApprover] = useState('');
  const [reply, setReply] = useState('');
  const fields = {
    taskId: task.taskId,
    requestId: request.requestId,
    outcome: outcome ?? 'refused',
    approver: approver.trim() || null,
    answer: reply,
  };
  return (
    <ActDialog
      title={t('cycle.act.answer-request')}
      ready={outcome !== null && reply.trim() !== '' && (outcome === 'refused' || approver.trim() !== '')}
      close={close}
      submit={() => act('answer-request', fields, { revision: task.revision, done: t('screen.done.answered') })}
    >
      <Radio.Group
        aria-label={t('screen.form.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as 'granted' | 'refused')}
        options={(['granted', 'refused'] as const).map((value) => ({ value, label: t(`cycle.request.${value}`) }))}
      />
      {outcome === 'granted' && (
        <Field id="request-approver" label={t('screen.form.approver')}>
          <Input id="request-approver" maxLength={200} value={approver} onChange={(event) => setApprover(event.target.value)} />
        </Field>
      )}
      <Field id="request-answer" label={t('screen.form.answer')}>
        <Input.TextArea id="request-answer" rows={3} maxLength={2000} value={reply} onChange={(event) => setReply(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

function Change({ change }: { change: Request['change'] }) {
  const { t, locale } = useWords();
  return (
    <>
      {change.deadline && (
        <p>{t('cycle.request.to', { to: change.deadline.on ? dayWords(change.deadline.on, locale) : change.deadline.text })}</p>
      )}
      {change.text && <p className="pre">{t('cycle.request.to', { to: change.text })}</p>}
      {change.duties && (
        <p>
          {t('cycle.request.to', {
            to: change.duties.map(({ unit, role }) => `${unit.name}（${t(`role.${role}`)}）`).join(t('screen.list.comma')),
          })}
        </p>
      )}
    </>
  );
}

export function Requests({ task, cycle }: { task: TaskDetail; cycle: TaskCycle }) {
  const { t, locale } = useWords();
  const { act, pending } = useAct(task.planId);
  const [answering, setAnswering] = useState<Request | null>(null);
  if (cycle.requests.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">{t('cycle.requests')}</h2>
      {cycle.requests.toReversed().map((request) => (
        <div key={request.requestId} className="report-of-task">
          <p>
            {request.unit.name} <b>{t(`cycle.request.${request.kind}`)}</b>{' '}
            <span className="chip">{t(`cycle.requestStatus.${request.status}`)}</span>{' '}
            <span className="faint">{instantWords(request.requested.at, locale)}</span>
          </p>
          <Change change={request.change} />
          <p>
            {request.reason} <span className="faint">{request.basis}</span>
          </p>
          {request.answer && <p>{t('cycle.request.answered', { answer: request.answer })}</p>}
          {request.status === 'open' && (
            <span className="button-row">
              {cycle.allowed.includes('answer-request') && (
                <Button size="small" onClick={() => setAnswering(request)}>
                  {t('cycle.act.answer-request')}
                </Button>
              )}
              {cycle.allowed.includes('withdraw-request') && (
                <Button
                  size="small"
                  disabled={pending}
                  onClick={() =>
                    void act(
                      'withdraw-request',
                      { taskId: task.taskId, requestId: request.requestId },
                      { revision: task.revision, done: t('cycle.request.takenBack') },
                    )
                  }
                >
                  {t('cycle.act.withdraw-request')}
                </Button>
              )}
            </span>
          )}
        </div>
      ))}
      {answering && <AnswerForm task={task} request={answering} act={act} close={() => setAnswering(null)} />}
    </section>
  );
}
