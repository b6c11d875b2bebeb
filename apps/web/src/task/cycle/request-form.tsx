/** 申请调整: extend, reword, hand over, suspend or withdraw, with reason and basis. A normal way out. */
import { Input, Radio } from 'antd';
import { useState } from 'react';
import type { ActFields } from '../../api/act';
import { useWords } from '../../words/words';
import { ActDialog, Field } from '../acts/act-dialog';
import { DeadlineField, deadlineDraft, deadlineOf } from '../acts/deadline-field';
import { DutiesField, dutiesDraft } from '../acts/duties-field';
import type { CycleFormProps } from './cycle-acts';

const KINDS = ['extend', 'reword', 'handOver', 'suspend', 'withdraw'] as const;
type Kind = (typeof KINDS)[number];

export function RequestForm({ task, act, close }: CycleFormProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('extend');
  const [deadline, setDeadline] = useState(() => deadlineDraft(task.due));
  const [text, setText] = useState(task.text);
  const [duties, setDuties] = useState(() => dutiesDraft(task));
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const changes: Record<Kind, ActFields<'request-adjustment'>['change']> = {
    extend: { deadline: deadlineOf(deadline) },
    reword: { text },
    handOver: { duties: [...duties] },
    suspend: {},
    withdraw: {},
  };
  return (
    <ActDialog
      title={t('cycle.act.request-adjustment')}
      explain={t('cycle.request.what')}
      ready={reason.trim() !== '' && basis.trim() !== '' && duties.every(({ unitId }) => unitId)}
      close={close}
      submit={() =>
        act(
          'request-adjustment',
          { taskId: task.taskId, kind, change: changes[kind], reason, basis },
          { revision: task.revision, done: t('cycle.request.done') },
        )
      }
    >
      <Radio.Group
        aria-label={t('cycle.request.kind')}
        value={kind}
        onChange={(event) => setKind(event.target.value as Kind)}
        options={KINDS.map((value) => ({ value, label: t(`cycle.request.${value}`) }))}
      />
      {kind === 'extend' && <DeadlineField value={deadline} onChange={setDeadline} />}
      {kind === 'reword' && (
        <Field id="request-text" label={t('screen.form.text')}>
          <Input.TextArea
            id="request-text"
            autoSize={{ minRows: 3, maxRows: 10 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      )}
      {kind === 'handOver' && (
        <fieldset className="act-field">
          <legend>{t('screen.form.duties')}</legend>
          <DutiesField known={task.duties.map(({ unit }) => unit)} value={duties} onChange={setDuties} mayAdd={false} />
        </fieldset>
      )}
      <Field id="request-reason" label={t('screen.form.reason')}>
        <Input.TextArea id="request-reason" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
      <Field id="request-basis" label={t('screen.form.basis')} hint={t('screen.form.basisHint')}>
        <Input.TextArea id="request-basis" rows={2} maxLength={2000} value={basis} onChange={(event) => setBasis(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
