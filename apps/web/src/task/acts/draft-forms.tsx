/** Acts on a draft before dispatch: correct, settle duties, split, closing condition, verifying unit. */
import { Input, Radio } from 'antd';
import { useState } from 'react';
import { UnitSelect } from '../../unit/unit-select';
import { useWords } from '../../words/words';
import { ActDialog, type ActFormProps, Field } from './act-dialog';
import { DeadlineField, deadlineDraft, deadlineOf, sameDeadline } from './deadline-field';
import { DutiesField, dutiesDraft } from './duties-field';

const KINDS = ['main', 'cooperation'] as const;

export function CorrectForm({ task, act, close, suggestedText }: ActFormProps & { readonly suggestedText?: string }) {
  const { t } = useWords();
  const [text, setText] = useState(suggestedText ?? task.text);
  const [number, setNumber] = useState(task.number ?? '');
  const [kind, setKind] = useState(task.kind);
  const [deadline, setDeadline] = useState(() => deadlineDraft(task.due));
  const fields = {
    ...(text !== task.text ? { text } : {}),
    ...(number.trim() !== (task.number ?? '') ? { number: number.trim() || null } : {}),
    ...(kind !== task.kind ? { kind } : {}),
    ...(sameDeadline(deadline, task.due) ? {} : { deadline: deadlineOf(deadline) }),
  };
  return (
    <ActDialog
      title={t('screen.act.correct-task')}
      explain={t('screen.form.correctWhat')}
      submitWords={t('screen.save')}
      ready={text.trim() !== '' && Object.keys(fields).length > 0}
      close={close}
      submit={() => act('correct-task', { taskId: task.taskId, ...fields }, { revision: task.revision, done: t('screen.done.corrected') })}
    >
      <Field id="correct-text" label={t('screen.form.text')}>
        <Input.TextArea
          id="correct-text"
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <div className="act-pair">
        <Field id="correct-number" label={t('screen.column.number')}>
          <Input id="correct-number" value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} />
        </Field>
        <fieldset className="act-field">
          <legend>{t('screen.filter.kind')}</legend>
          <Radio.Group
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
            options={KINDS.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
          />
        </fieldset>
      </div>
      <DeadlineField value={deadline} onChange={setDeadline} />
    </ActDialog>
  );
}

export function DutiesForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [duties, setDuties] = useState(() =>
    task.leadSettled || task.leads.length > 0 || !task.proposedLead
      ? dutiesDraft(task)
      : dutiesDraft(task).map((duty) => (duty.unitId === task.proposedLead?.unitId ? { ...duty, role: 'lead' as const } : duty)),
  );
  return (
    <ActDialog
      title={t('screen.act.settle-duties')}
      explain={t('screen.form.dutiesWhat')}
      submitWords={t('screen.save')}
      ready={duties.length > 0 && duties.every(({ unitId }) => unitId)}
      close={close}
      submit={() =>
        act('settle-duties', { taskId: task.taskId, duties: [...duties] }, { revision: task.revision, done: t('screen.done.duties') })
      }
    >
      <DutiesField known={task.duties.map(({ unit }) => unit)} value={duties} onChange={setDuties} mayAdd />
    </ActDialog>
  );
}

export function VerifyingForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [unitId, setUnitId] = useState<string | null>(task.verifyingUnit?.unitId ?? null);
  const holders = task.duties.map(({ unit }) => unit.unitId);
  return (
    <ActDialog
      title={t('screen.act.name-verifying-unit')}
      explain={t('screen.form.verifyingWhat')}
      submitWords={t('screen.save')}
      ready={unitId !== null}
      close={close}
      submit={() =>
        act(
          'name-verifying-unit',
          { taskIds: [task.taskId], unitId: unitId!, seen: { [task.taskId]: task.revision } },
          { done: t('screen.done.verifying') },
        )
      }
    >
      <Field id="verifying" label={t('screen.column.verifying')}>
        <UnitSelect
          id="verifying"
          label={t('screen.column.verifying')}
          known={task.verifyingUnit ? [task.verifyingUnit] : []}
          without={holders}
          value={unitId}
          onChange={setUnitId}
        />
      </Field>
    </ActDialog>
  );
}
