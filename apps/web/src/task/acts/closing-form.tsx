/** 销号条件: of which kind, done when, in which parts, shown by what. */
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ClosingKind } from '../../api/client';
import { useWords } from '../../words/words';
import { ActDialog, type ActFormProps, Field } from './act-dialog';

export const CLOSING_KINDS: readonly ClosingKind[] = ['deliverable', 'project', 'measure', 'event', 'strive', 'recurring', 'continuing'];

type Part = { readonly partId: string; readonly text: string };

/** An id that no part of the task bears yet. */
const freshId = (parts: readonly Part[]): string => {
  let number = parts.length + 1;
  while (parts.some(({ partId }) => partId === `p${number}`)) number += 1;
  return `p${number}`;
};

function PartsField({ value, onChange }: { value: readonly Part[]; onChange: (value: readonly Part[]) => void }) {
  const { t } = useWords();
  return (
    <fieldset className="act-field">
      <legend>{t('screen.form.parts')}</legend>
      {value.map((part, index) => (
        <div key={part.partId} className="part-line">
          <Input
            aria-label={t('screen.form.part', { number: index + 1 })}
            value={part.text}
            maxLength={2000}
            onChange={(event) =>
              onChange(value.map((other) => (other.partId === part.partId ? { ...other, text: event.target.value } : other)))
            }
          />
          {value.length > 1 && (
            <Button onClick={() => onChange(value.filter((other) => other.partId !== part.partId))}>{t('screen.form.remove')}</Button>
          )}
        </div>
      ))}
      <Button onClick={() => onChange([...value, { partId: freshId(value), text: '' }])}>{t('screen.form.addPart')}</Button>
    </fieldset>
  );
}

export function ClosingForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<ClosingKind>(task.closing.kind);
  const [doneWhen, setDoneWhen] = useState(task.closing.doneWhen);
  const [evidence, setEvidence] = useState(task.closing.evidence);
  const [parts, setParts] = useState<readonly Part[]>(task.closing.parts);
  const ready = doneWhen.trim() !== '' && evidence.trim() !== '' && parts.length > 0 && parts.every(({ text }) => text.trim() !== '');
  const condition = { taskId: task.taskId, kind, doneWhen, evidence, parts: [...parts] };
  return (
    <ActDialog
      title={t('screen.act.set-closing')}
      explain={t('screen.form.closingWhat')}
      submitWords={t('screen.save')}
      ready={ready}
      close={close}
      submit={() =>
        act('set-closing', { conditions: [condition], seen: { [task.taskId]: task.revision } }, { done: t('screen.done.closingSet') })
      }
    >
      <Field id="closing-kind" label={t('screen.column.closing')} hint={t(`screen.closingWhat.${kind}`)}>
        <Select
          id="closing-kind"
          value={kind}
          onChange={setKind}
          options={CLOSING_KINDS.map((each) => ({ value: each, label: t(`closing.${each}`) }))}
        />
      </Field>
      <Field id="done-when" label={t('screen.form.doneWhen')}>
        <Input.TextArea
          id="done-when"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={doneWhen}
          onChange={(event) => setDoneWhen(event.target.value)}
        />
      </Field>
      <PartsField value={parts} onChange={setParts} />
      <Field id="evidence" label={t('screen.form.evidence')}>
        <Input.TextArea
          id="evidence"
          autoSize={{ minRows: 2, maxRows: 6 }}
          maxLength={2000}
          value={evidence}
          onChange={(event) => setEvidence(event.target.value)}
        />
      </Field>
    </ActDialog>
  );
}
