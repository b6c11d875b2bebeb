/** What the reader was not sure of, one after the other, walked by keyboard: next, previous, as suggested or as read, correct. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Finding } from '../api/client';
import { taskQuery } from '../api/queries';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';
import { asItStands, Correcting, FindingActs, firstActOf, NoteAll, type Settlement } from './finding-acts';
import { FindingEntry } from './finding-entry';
import { StepDone } from './pick-list';
import { SettledFindings } from './settled-findings';
import { hasSuggestion, isIncomplete, suggestedText } from './suggestion';
import { useFindingKeys } from './use-finding-keys';

const byPlace = (one: Finding, other: Finding) =>
  one.level === other.level ? (one.span[0] ?? 0) - (other.span[0] ?? 0) : one.level === 'ask' ? -1 : 1;

/** Where the queue stands: at the finding asked for, or, once that is settled, at the one that came after it. */
function placeOf(all: readonly Finding[], open: readonly Finding[], asked: string | null): number {
  const from = all.findIndex(({ findingId }) => findingId === asked);
  const next = all.slice(Math.max(0, from)).find((finding) => open.includes(finding));
  return next ? open.indexOf(next) : Math.max(0, open.length - 1);
}

/** Settling is shown at once; what the server refuses comes back. */
function useQueue() {
  const { findings, act } = useDesk();
  const [settling, setSettling] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => [...findings].sort(byPlace), [findings]);
  const open = useMemo(() => all.filter(({ settled, findingId }) => !settled && !settling.has(findingId)), [all, settling]);
  const settle = async (finding: Finding, as: Settlement) => {
    setSettling((before) => new Set(before).add(finding.findingId));
    const executed = await act('settle-finding', { findingIds: [finding.findingId], as, note: '' });
    if (executed) return;
    setSettling((before) => {
      const next = new Set(before);
      next.delete(finding.findingId);
      return next;
    });
  };
  return { all, open, settle };
}

/** Puts the suggestion into the task's words; false where they have changed and a person has to look. */
function useAdopt(): (finding: Finding) => Promise<'done' | 'refused' | 'look'> {
  const client = useQueryClient();
  const { t } = useWords();
  const { planId, act, document } = useDesk();
  return async (finding) => {
    const task = await client.fetchQuery({ ...taskQuery(planId, finding.taskId ?? ''), staleTime: 0 }).catch(() => null);
    const text = task && suggestedText(finding, document.source, task);
    if (!task || text === null || text === task.text) return 'look';
    const more = { revision: task.revision, done: t('screen.done.corrected') };
    return (await act('correct-task', { taskId: task.taskId, text }, more)) ? 'done' : 'refused';
  };
}

function KeyHelp({ current, mayCorrect }: { current: Finding; mayCorrect: boolean }) {
  const { t } = useWords();
  return (
    <p className="key-help">
      <kbd>J</kbd> <kbd>↓</kbd> {t('screen.finding.next')} <kbd>K</kbd> <kbd>↑</kbd> {t('screen.finding.previous')} <kbd>Enter</kbd>{' '}
      {t(firstActOf(current))}
      {mayCorrect && (
        <>
          {' '}
          <kbd>C</kbd> {t('screen.finding.correct')}
        </>
      )}
    </p>
  );
}

export function FindingsStep() {
  const { t } = useWords();
  const { findings, show, may, document: read } = useDesk();
  const [address, setAddress] = useSearchParams();
  const [correcting, setCorrecting] = useState<Finding | null>(null);
  const list = useRef<HTMLOListElement>(null);
  const adopting = useRef(false);
  const { all, open, settle } = useQueue();
  const adopt = useAdopt();
  const index = placeOf(all, open, address.get('finding'));
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
  const settleHere = (finding: Finding, as: Settlement) => {
    walk(finding);
    void settle(finding, as);
  };
  const first = async (finding: Finding) => {
    if (!hasSuggestion(finding)) return settleHere(finding, asItStands(finding));
    walk(finding);
    if (isIncomplete(finding)) return setCorrecting(finding);
    if (adopting.current) return;
    adopting.current = true;
    const adopted = await adopt(finding);
    adopting.current = false;
    if (adopted === 'done') settleHere(finding, 'corrected');
    else if (adopted === 'look') setCorrecting(finding);
  };
  const correct = (finding: Finding) => {
    walk(finding);
    setCorrecting(finding);
  };
  const maySettle = may('settle-finding');
  const mayCorrect = maySettle && current?.taskId != null;
  useFindingKeys(correcting === null, {
    next: () => walk(open[index + 1]),
    previous: () => walk(open[index - 1]),
    settle: () => maySettle && current && void first(current),
    correct: () => mayCorrect && correct(current),
  });
  if (!current)
    return (
      <>
        <StepDone words={findings.length > 0 ? t('screen.finding.done', { count: findings.length }) : t('screen.finding.none')} />
        <SettledFindings />
      </>
    );
  const warnings = open.filter(({ level }) => level === 'warn');
  return (
    <>
      <p className="step-explain" role="status">
        {t('screen.finding.place', { number: index + 1, count: open.length })}
      </p>
      {maySettle && <KeyHelp current={current} mayCorrect={mayCorrect} />}
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
              <FindingActs
                finding={finding}
                first={() => void first(finding)}
                settle={(as) => settleHere(finding, as)}
                correct={() => correct(finding)}
              />
            )}
          </FindingEntry>
        ))}
      </ol>
      <SettledFindings />
      {maySettle && warnings.length > 1 && <NoteAll warnings={warnings} />}
      {correcting && <Correcting finding={correcting} close={() => setCorrecting(null)} />}
    </>
  );
}
