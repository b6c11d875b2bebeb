/** 申报办结: for each part of the closing condition what was done and by which evidence. Evidence registered before is only ticked. */
import { useQueryClient } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { taskQuery } from '../../api/queries';
import { useWords } from '../../words/words';
import { ActDialog, Field } from '../acts/act-dialog';
import type { CycleFormProps } from './cycle-acts';
import { EvidenceFields, evidenceOf, newEvidence } from './evidence-fields';

const WHOLE = 'whole';
type Part = { readonly words: string; readonly evidenceIds: readonly string[] };
const BLANK: Part = { words: '', evidenceIds: [] };

export function ClaimForm({ task, cycle, act, close }: CycleFormProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [said, setSaid] = useState<Readonly<Record<string, Part>>>({});
  const [fresh, setFresh] = useState(newEvidence);
  const met = new Set(cycle.met.map(({ partId }) => partId));
  const all = task.closing.parts.length > 0 ? task.closing.parts : [{ partId: WHOLE, text: task.closing.doneWhen }];
  const open = all.filter(({ partId }) => !met.has(partId));
  const added = evidenceOf(fresh);
  const known = [
    ...cycle.evidence.map(({ evidenceId, title }) => ({ evidenceId, title })),
    ...(added ? [{ evidenceId: added.evidenceId, title: added.title }] : []),
  ];
  const of = (partId: string) => said[partId] ?? BLANK;
  const set = (partId: string, changed: Partial<Part>) => setSaid({ ...said, [partId]: { ...of(partId), ...changed } });
  const toggle = (partId: string, evidenceId: string) => {
    const { evidenceIds } = of(partId);
    set(partId, {
      evidenceIds: evidenceIds.includes(evidenceId) ? evidenceIds.filter((other) => other !== evidenceId) : [...evidenceIds, evidenceId],
    });
  };
  const claimed = open.filter(({ partId }) => of(partId).words.trim() !== '' && of(partId).evidenceIds.length > 0);
  const begun = open.filter(({ partId }) => of(partId).words.trim() !== '' || of(partId).evidenceIds.length > 0);
  const submit = async () => {
    const parts = claimed.map(({ partId }) => ({ partId, words: of(partId).words, evidenceIds: [...of(partId).evidenceIds] }));
    let { revision } = task;
    if (added && parts.some(({ evidenceIds }) => evidenceIds.includes(added.evidenceId))) {
      const done = await act('add-evidence', { taskId: task.taskId, evidence: [added] });
      if (!done) return null;
      revision = (await client.fetchQuery({ ...taskQuery(task.planId, task.taskId), staleTime: 0 })).revision;
    }
    return act('claim-completion', { taskId: task.taskId, parts }, { revision, done: t('cycle.claim.done') });
  };
  return (
    <ActDialog
      title={t('cycle.act.claim-completion')}
      explain={t('cycle.claim.what')}
      ready={claimed.length > 0 && claimed.length === begun.length}
      close={close}
      submit={submit}
    >
      <details className="new-evidence" open={cycle.evidence.length === 0}>
        <summary>{t('cycle.claim.newEvidence')}</summary>
        <EvidenceFields path={`/api/plans/${task.planId}/tasks/${task.taskId}`} value={fresh} onChange={setFresh} />
      </details>
      {open.map((part) => (
        <fieldset key={part.partId} className="act-field claim-part">
          <legend>{part.text}</legend>
          <Field id={`claim-${part.partId}`} label={t('cycle.claim.words')}>
            <Input.TextArea
              id={`claim-${part.partId}`}
              autoSize={{ minRows: 2, maxRows: 8 }}
              maxLength={2000}
              value={of(part.partId).words}
              onChange={(event) => set(part.partId, { words: event.target.value })}
            />
          </Field>
          {known.length === 0 && <span className="faint">{t('cycle.claim.wantsEvidence')}</span>}
          {known.map(({ evidenceId, title }) => (
            <label key={evidenceId} className="check-line">
              <input
                type="checkbox"
                checked={of(part.partId).evidenceIds.includes(evidenceId)}
                onChange={() => toggle(part.partId, evidenceId)}
              />
              {title}
            </label>
          ))}
        </fieldset>
      ))}
    </ActDialog>
  );
}
