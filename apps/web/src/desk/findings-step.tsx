/** What the reader was not sure of, one after the other, walked by keyboard: next, previous, as read, correct. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Finding } from '../api/client';
import { taskQuery } from '../api/queries';
import { CorrectForm } from '../task/acts/draft-forms';
import { TaskActs } from '../task/acts/task-acts';
import { useWords } from '../words/words';
import { inParts, useDesk } from './desk-context';
import { FindingEntry } from './finding-entry';
import { StepDone } from './pick-list';
import { useFindingKeys } from './use-finding-keys';

const byPlace = (one: Finding, other: Finding) =>
  one.level === other.level ? (one.span[0] ?? 0) - (other.span[0] ?? 0) : one.level === 'ask' ? -1 : 1;

/** The task's words with the doubtful place replaced by what the reader suggests. */
function suggestedText(finding: Finding, source: string, text: string): string {
  const doubtful = source.slice(finding.span[0], finding.span[1]);
  return finding.suggestion && doubtful && text.includes(doubtful) ? text.replace(doubtful, finding.suggestion) : text;
}

function Correcting({ finding, close }: { finding: Finding; close: () => void }) {
  const { planId, act, document } = useDesk();
  const { data } = useQuery(taskQuery(planId, finding.taskId ?? ''));
  if (!data) return null;
  const correct: typeof act = async (name, fields, more) => {
    const executed = await act(name, fields, more);
    if (executed) await act('settle-finding', { findingIds: [finding.findingId], as: 'corrected', note: '' });
    return executed;
  };
  return <CorrectForm task={data} act={correct} close={close} suggestedText={suggestedText(finding, document.source, data.text)} />;
}

/** The acts on the task that a finding concerns, for what correcting the words does not mend. */
function TaskOfFinding({ taskId }: { taskId: string }) {
  const { planId } = useDesk();
  const { data } = useQuery(taskQuery(planId, taskId));
  return data ? <TaskActs task={data} /> : null;
}

function NoteAll({ warnings }: { warnings: readonly Finding[] }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { act, pending } = useDesk();
  const note = () =>
    modal.confirm({
      title: t('screen.finding.noteAll', { count: warnings.length }),
      content: t('screen.finding.noteAllWhat'),
      okText: t('screen.finding.note'),
      cancelText: t('screen.cancel'),
      onOk: async () => {
        for (const part of inParts(warnings))
          await act(
            'settle-finding',
            { findingIds: part.map(({ findingId }) => findingId), as: 'noted', note: '' },
            { done: t('screen.done.noted', { count: part.length }) },
          );
      },
    });
  return (
    <Button disabled={pending} onClick={() => void note()}>
      {t('screen.finding.noteAll', { count: warnings.length })}
    </Button>
  );
}

export function FindingsStep() {
  const { t } = useWords();
  const { findings, act, show, may, document: read } = useDesk();
  const [address, setAddress] = useSearchParams();
  const [settling, setSettling] = useState<ReadonlySet<string>>(new Set());
  const [correcting, setCorrecting] = useState<Finding | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const open = useMemo(
    () => findings.filter(({ settled, findingId }) => !settled && !settling.has(findingId)).sort(byPlace),
    [findings, settling],
  );
  const asked = address.get('finding');
  const index = Math.max(
    0,
    open.findIndex(({ findingId }) => findingId === asked),
  );
  const current = open[index];
  const walk = useCallback(
    (to: Finding | undefined) => {
      if (to) setAddress({ step: 'findings', finding: to.findingId }, { replace: true });
    },
    [setAddress],
  );
  useEffect(() => {
    if (!current) return;
    show(current.span);
    const entry = list.current?.querySelector('[aria-current="true"]');
    entry?.scrollIntoView({ block: 'nearest' });
    if (!document.querySelector('[role="dialog"]')) entry?.querySelector<HTMLElement>('.finding-line')?.focus({ preventScroll: true });
  }, [current, show]);
  const settle = async (finding: Finding, as: 'asRead' | 'corrected' | 'noted') => {
    setSettling((before) => new Set(before).add(finding.findingId));
    walk(open[index + 1] ?? open[index - 1]);
    const executed = await act('settle-finding', { findingIds: [finding.findingId], as, note: '' });
    if (!executed)
      setSettling((before) => {
        const next = new Set(before);
        next.delete(finding.findingId);
        return next;
      });
  };
  const maySettle = may('settle-finding');
  const mayCorrect = (finding: Finding | undefined): finding is Finding => maySettle && finding?.taskId != null;
  useFindingKeys(correcting === null, {
    next: () => walk(open[index + 1]),
    previous: () => walk(open[index - 1]),
    settle: () => maySettle && current && void settle(current, current.level === 'ask' ? 'asRead' : 'noted'),
    correct: () => mayCorrect(current) && setCorrecting(current),
  });
  if (!current)
    return <StepDone words={findings.length > 0 ? t('screen.finding.done', { count: findings.length }) : t('screen.finding.none')} />;
  const warnings = open.filter(({ level }) => level === 'warn');
  return (
    <>
      <p className="step-explain" role="status">
        {t('screen.finding.place', { number: index + 1, count: open.length })}
      </p>
      {maySettle && (
        <p className="key-help">
          <kbd>J</kbd> <kbd>↓</kbd> {t('screen.finding.next')} <kbd>K</kbd> <kbd>↑</kbd> {t('screen.finding.previous')} <kbd>Enter</kbd>{' '}
          {current.level === 'ask' ? t('screen.finding.asRead') : t('screen.finding.note')} <kbd>C</kbd> {t('screen.finding.correct')}
        </p>
      )}
      <ol className="findings" ref={list}>
        {open.map((finding) => (
          <FindingEntry
            key={finding.findingId}
            finding={finding}
            source={read.source}
            current={finding === current}
            choose={() => walk(finding)}
          >
            {maySettle && (
              <>
                <div className="button-row">
                  <Button type="primary" onClick={() => void settle(finding, finding.level === 'ask' ? 'asRead' : 'noted')}>
                    {finding.level === 'ask' ? t('screen.finding.asRead') : t('screen.finding.note')}
                  </Button>
                  {finding.taskId && <Button onClick={() => setCorrecting(finding)}>{t('screen.finding.correct')}</Button>}
                  {finding.level === 'ask' && (
                    <Button onClick={() => void settle(finding, 'corrected')}>{t('screen.finding.corrected')}</Button>
                  )}
                </div>
                {finding.taskId && (
                  <details className="finding-task">
                    <summary>{t('screen.finding.otherActs')}</summary>
                    <TaskOfFinding taskId={finding.taskId} />
                  </details>
                )}
              </>
            )}
          </FindingEntry>
        ))}
      </ol>
      {maySettle && warnings.length > 1 && <NoteAll warnings={warnings} />}
      {correcting && <Correcting finding={correcting} close={() => setCorrecting(null)} />}
    </>
  );
}
