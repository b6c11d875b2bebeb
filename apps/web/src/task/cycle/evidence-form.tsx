/** Registers one piece of evidence on a task. */
import { useState } from 'react';
import { useWords } from '../../words/words';
import { ActDialog } from '../acts/act-dialog';
import type { CycleFormProps } from './cycle-acts';
import { EvidenceFields, evidenceOf, newEvidence } from './evidence-fields';

export function EvidenceForm({ task, act, close }: CycleFormProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState(newEvidence);
  const evidence = evidenceOf(draft);
  return (
    <ActDialog
      title={t('cycle.act.add-evidence')}
      explain={t('cycle.evidence.what')}
      ready={evidence !== null}
      close={close}
      submit={() => act('add-evidence', { taskId: task.taskId, evidence: [evidence!] }, { done: t('cycle.evidence.added') })}
    >
      <EvidenceFields path={`/api/plans/${task.planId}/tasks/${task.taskId}`} value={draft} onChange={setDraft} />
    </ActDialog>
  );
}
