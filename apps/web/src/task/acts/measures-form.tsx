/** 具体措施: what the unit itself plans for the task, with milestones. */
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useWords } from '../../words/words';
import { ActDialog, type ActFormProps, Field } from './act-dialog';

type Draft = { readonly key: number; readonly on: string | null; readonly text: string };

function MilestonesField({ value, onChange }: { value: readonly Draft[]; onChange: (value: readonly Draft[]) => void }) {
  const { t } = useWords();
  const change = (key: number, changed: Partial<Draft>) =>
    onChange(value.map((line) => (line.key === key ? { ...line, ...changed } : line)));
  return (
    <fieldset className="act-field">
      <legend>{t('screen.form.milestones')}</legend>
      {value.map((line, index) => (
        <div key={line.key} className="milestone-line">
          <DatePicker
            aria-label={t('screen.form.milestoneOn', { number: index + 1 })}
            value={line.on ? dayjs(line.on) : null}
            onChange={(day) => change(line.key, { on: day ? day.format('YYYY-MM-DD') : null })}
          />
          <Input
            aria-label={t('screen.form.milestoneText', { number: index + 1 })}
            value={line.text}
            maxLength={2000}
            onChange={(event) => change(line.key, { text: event.target.value })}
          />
          <Button onClick={() => onChange(value.filter(({ key }) => key !== line.key))}>{t('screen.form.remove')}</Button>
        </div>
      ))}
      <Button onClick={() => onChange([...value, { key: (value.at(-1)?.key ?? 0) + 1, on: null, text: '' }])}>
        {t('screen.form.addMilestone')}
      </Button>
    </fieldset>
  );
}

export function MeasuresForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const [documentNumber, setDocumentNumber] = useState('');
  const [milestones, setMilestones] = useState<readonly Draft[]>([]);
  const ready = text.trim() !== '' && milestones.every(({ on, text: words }) => on && words.trim() !== '');
  const fields = {
    taskId: task.taskId,
    text,
    documentNumber: documentNumber.trim() || null,
    milestones: milestones.map(({ on, text: words }) => ({ on: on!, text: words })),
  };
  return (
    <ActDialog
      title={t('screen.act.record-measures')}
      explain={t('screen.form.measuresWhat')}
      submitWords={t('screen.save')}
      ready={ready}
      close={close}
      submit={() => act('record-measures', fields, { revision: task.revision, done: t('screen.done.measures') })}
    >
      <Field id="measures-text" label={t('screen.form.measures')}>
        <Input.TextArea
          id="measures-text"
          autoSize={{ minRows: 4, maxRows: 12 }}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <MilestonesField value={milestones} onChange={setMilestones} />
      <Field id="document-number" label={t('screen.form.documentNumber')}>
        <Input id="document-number" maxLength={100} value={documentNumber} onChange={(event) => setDocumentNumber(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
