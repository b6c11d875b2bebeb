/** Hands in what was signed: all of it, or what is ticked. Exactly what was signed goes. */
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { Sheet } from '../api/cycle';
import type { Act } from '../shell/use-act';
import { useWords } from '../words/words';
import { toSubmit, valuesToSubmit } from './sheet-words';

export function SubmitButton({ sheet, act, pending }: { sheet: Sheet; act: Act; pending: boolean }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const rows = toSubmit(sheet);
  const values = valuesToSubmit(sheet);
  if (!sheet.allowed.includes('submit')) return null;
  const goes = (id: string) => !left.includes(id);
  const toggle = (id: string) => setLeft(goes(id) ? [...left, id] : left.filter((other) => other !== id));
  const fields = {
    periodId: sheet.period.periodId,
    reports: rows
      .filter(({ task }) => goes(task.taskId))
      .map(({ task, report }) => ({ taskId: task.taskId, signOffId: report!.signedOff!.entryId })),
    indicators: values
      .filter(({ indicatorId }) => goes(indicatorId))
      .map(({ indicatorId, handed }) => ({ indicatorId, signOffId: handed!.signedOff!.entryId })),
  };
  const count = fields.reports.length + fields.indicators.length;
  const send = async () => {
    const done = await act('submit', fields, { done: t('cycle.submit.done', { count }) });
    if (done) setOpen(false);
  };
  const lines = [
    ...rows.map(({ task }) => ({ id: task.taskId, words: `${task.number ?? ''} ${task.text}` })),
    ...values.map(({ indicatorId, text }) => ({ id: indicatorId, words: text })),
  ];
  return (
    <>
      <Button type="primary" disabled={lines.length === 0} onClick={() => setOpen(true)}>
        {t('cycle.submit', { count: lines.length })}
      </Button>
      {open && (
        <Modal
          open
          width={680}
          title={t('cycle.submit.title')}
          okText={t('cycle.submit', { count })}
          cancelText={t('screen.cancel')}
          okButtonProps={{ disabled: count === 0 }}
          confirmLoading={pending}
          onCancel={() => setOpen(false)}
          onOk={() => void send()}
        >
          <p className="faint">{t('cycle.submit.what')}</p>
          <ul className="pick-list">
            {lines.map(({ id, words }) => (
              <li key={id}>
                <label>
                  <input type="checkbox" checked={goes(id)} onChange={() => toggle(id)} />
                  <span className="two-lines">{words}</span>
                </label>
              </li>
            ))}
          </ul>
        </Modal>
      )}
    </>
  );
}
