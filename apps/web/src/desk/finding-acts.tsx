/** What can be done about the finding whose turn it is: first what the reader suggests, else that the reading stands, else the words corrected. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import type { Finding } from '../api/client';
import { taskQuery } from '../api/queries';
import { CorrectForm } from '../task/acts/draft-forms';
import { TaskActs } from '../task/acts/task-acts';
import { useWords } from '../words/words';
import { inParts, useDesk } from './desk-context';
import { hasSuggestion, isIncomplete, suggestedText } from './suggestion';

export type Settlement = 'asRead' | 'corrected' | 'noted';
export const asItStands = (finding: Finding): Settlement => (finding.level === 'ask' ? 'asRead' : 'noted');

export function Correcting({ finding, close }: { finding: Finding; close: () => void }) {
  const { planId, act, document } = useDesk();
  const { data } = useQuery(taskQuery(planId, finding.taskId ?? ''));
  if (!data) return null;
  const correct: typeof act = async (name, fields, more) => {
    const executed = await act(name, fields, more);
    if (executed) await act('settle-finding', { findingIds: [finding.findingId], as: 'corrected', note: '' });
    return executed;
  };
  return <CorrectForm task={data} act={correct} close={close} suggestedText={suggestedText(finding, document.source, data) ?? data.text} />;
}

/** The acts on the task that a finding concerns, for what correcting the words does not mend. */
function TaskOfFinding({ taskId }: { taskId: string }) {
  const { planId } = useDesk();
  const { data } = useQuery(taskQuery(planId, taskId));
  return data ? <TaskActs task={data} /> : null;
}

export function NoteAll({ warnings }: { warnings: readonly Finding[] }) {
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

/** The words of the button that Enter presses. */
export function firstActOf(finding: Finding) {
  if (hasSuggestion(finding)) return isIncomplete(finding) ? 'screen.finding.complete' : 'screen.finding.adopt';
  return finding.level === 'ask' ? 'screen.finding.asRead' : 'screen.finding.note';
}

type Props = {
  readonly finding: Finding;
  readonly first: () => void;
  readonly settle: (as: Settlement) => void;
  readonly correct: () => void;
};

export function FindingActs({ finding, first, settle, correct }: Props) {
  const { t } = useWords();
  return (
    <>
      <div className="button-row">
        <Button type="primary" onClick={first}>
          {t(firstActOf(finding))}
        </Button>
        {hasSuggestion(finding) && (
          <Button onClick={() => settle(asItStands(finding))}>
            {finding.level === 'ask' ? t('screen.finding.asRead') : t('screen.finding.note')}
          </Button>
        )}
        {finding.taskId && !isIncomplete(finding) && <Button onClick={correct}>{t('screen.finding.correct')}</Button>}
        {finding.level === 'ask' && <Button onClick={() => settle('corrected')}>{t('screen.finding.corrected')}</Button>}
      </div>
      {finding.taskId && (
        <details className="finding-task">
          <summary>{t('screen.finding.otherActs')}</summary>
          <TaskOfFinding taskId={finding.taskId} />
        </details>
      )}
    </>
  );
}
