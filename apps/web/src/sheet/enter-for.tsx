/** 代填: the coordinator enters what a unit handed in on paper, task by task, with the scan or a note of where the paper is. */
import { Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import type { Sheet, SheetWords } from '../api/cycle';
import { sendOneFile } from '../api/files';
import { LightChoice } from '../lights/light-mark';
import { FileChooser } from '../shell/file-chooser';
import { Trouble } from '../shell/trouble';
import type { Act } from '../shell/use-act';
import { Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';
import { RedField } from './red-field';
import { EMPTY, isHanded, isWhole } from './sheet-words';
import { sheetPath } from './workbook';

export function EnterFor({ sheet, act }: { sheet: Sheet; act: Act }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [taskId, setTaskId] = useState<string | null>(null);
  const [words, setWords] = useState<SheetWords>(EMPTY);
  const [note, setNote] = useState('');
  const [scan, setScan] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const waiting = sheet.rows.filter((row) => !isHanded(row));
  const unitId = sheet.unit.unitId;
  const send = async () => {
    const reports = taskId && isWhole(words) ? [{ ...words, taskId }] : [];
    const fields = { periodId: sheet.period.periodId, unitId, reports, values: [], paper: { scan, note } };
    const done = await act('enter-for', fields, { done: t('cycle.enterFor.done') });
    if (!done) return;
    setTaskId(null);
    setWords(EMPTY);
    setOpen(false);
  };
  const attach = async (file: File) => {
    setError(null);
    const key = { planId: sheet.planId, periodId: sheet.period.periodId, unitId };
    try {
      setScan((await sendOneFile<{ sha256: string }>(`${sheetPath(key)}/scan`, file)).sha256);
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <div className="notice-bar">
      {t('cycle.enterFor.what')}{' '}
      <Button size="small" onClick={() => setOpen(true)}>
        {t('cycle.enterFor')}
      </Button>
      {open && (
        <Modal
          open
          width={680}
          title={t('cycle.enterFor.of', { unit: sheet.unit.name })}
          okText={t('cycle.enterFor')}
          cancelText={t('screen.cancel')}
          okButtonProps={{ disabled: !taskId || !isWhole(words) || words.text.trim() === '' || (!scan && note.trim() === '') }}
          onCancel={() => setOpen(false)}
          onOk={() => void send()}
        >
          <div className="act-fields">
            <Field id="enter-task" label={t('cycle.task')}>
              <Select
                id="enter-task"
                value={taskId}
                onChange={setTaskId}
                options={waiting.map(({ task }) => ({ value: task.taskId, label: `${task.number ?? ''} ${task.text}` }))}
              />
            </Field>
            <Field id="enter-text" label={t('cycle.done.what')}>
              <Input.TextArea
                id="enter-text"
                autoSize={{ minRows: 4, maxRows: 10 }}
                maxLength={5000}
                value={words.text}
                onChange={(event) => setWords({ ...words, text: event.target.value })}
              />
            </Field>
            <LightChoice
              name="enter-light"
              value={words.light}
              onChange={(light) => setWords({ ...words, light, cause: null, ask: null })}
            />
            {words.light === 'red' && (
              <RedField id="enter" words={words} planId={sheet.planId} onChange={(changed) => setWords({ ...words, ...changed })} />
            )}
            <Field id="enter-scan" label={t('cycle.scan')} hint={scan ? t('cycle.scan.kept') : t('cycle.enterFor.scanOrNote')}>
              <FileChooser id="enter-scan" accept=".pdf,.png,.jpg,.jpeg" choose={(file) => void attach(file)} />
            </Field>
            {error !== null && <Trouble error={error} />}
            <Field id="enter-note" label={t('cycle.enterFor.note')}>
              <Input id="enter-note" maxLength={2000} value={note} onChange={(event) => setNote(event.target.value)} />
            </Field>
          </div>
        </Modal>
      )}
    </div>
  );
}
