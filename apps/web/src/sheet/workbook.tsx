/** The sheet as an Excel file: out to be filled in, back with a dry run that answers row by row, then taken in whole or not at all. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { useRef, useState } from 'react';
import type { WorkbookAnswer } from '../api/cycle';
import { sendOneFile } from '../api/files';
import { ScrollX } from '../shell/scroll-x';
import { Trouble } from '../shell/trouble';
import { useWords } from '../words/words';
import type { SheetKey } from './row-draft';

export const sheetPath = ({ planId, periodId, unitId }: SheetKey): string => `/api/plans/${planId}/periods/${periodId}/sheets/${unitId}`;

function Answer({ answer }: { answer: WorkbookAnswer }) {
  const { t } = useWords();
  const telling = answer.rows.filter((row) => row.changed || row.problems.length > 0);
  const changed = answer.rows.filter((row) => row.changed).length;
  const wrong = answer.problems.length + answer.rows.reduce((sum, row) => sum + row.problems.length, 0);
  return (
    <>
      <p role="status">
        {wrong > 0
          ? t('cycle.workbook.wrong', { count: wrong })
          : changed > 0
            ? t('cycle.workbook.right', { count: changed })
            : t('cycle.workbook.same')}
      </p>
      {answer.problems.map((problem) => (
        <p key={`${problem.cell}/${problem.code}`} className="notice-bar asks">
          {problem.cell} {problem.message}
        </p>
      ))}
      {telling.length > 0 && (
        <ScrollX label={t('cycle.workbook.rows')}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{t('cycle.workbook.row')}</th>
                <th scope="col">{t('screen.column.number')}</th>
                <th scope="col">{t('cycle.workbook.result')}</th>
              </tr>
            </thead>
            <tbody>
              {telling.map((row) => (
                <tr key={row.row}>
                  <td className="numeric">{row.row}</td>
                  <td>{row.number}</td>
                  <td>
                    {row.problems.length === 0
                      ? t('cycle.workbook.changed')
                      : row.problems.map((problem) => (
                          <span key={`${problem.cell}/${problem.code}`} className="block">
                            <b>{problem.cell}</b> {problem.message}
                          </span>
                        ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </>
  );
}

export function BringWorkbook({ sheetKey }: { sheetKey: SheetKey }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { message } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const bring = useMutation({
    mutationFn: ({ chosen, apply }: { chosen: File; apply: boolean }) =>
      sendOneFile<WorkbookAnswer>(`${sheetPath(sheetKey)}/workbook?apply=${apply}`, chosen),
    onSuccess: (answer) => {
      if (!answer.applied) return;
      void client.invalidateQueries({ queryKey: ['plan', sheetKey.planId, 'sheet'] });
      void message.success(t('cycle.workbook.applied'));
      setFile(null);
    },
  });
  const choose = (chosen: File | undefined) => {
    if (!chosen) return;
    setFile(chosen);
    bring.mutate({ chosen, apply: false });
  };
  const clean =
    bring.data?.rows.some(({ changed }) => changed) &&
    bring.data.problems.length === 0 &&
    bring.data.rows.every(({ problems }) => problems.length === 0);
  return (
    <>
      <input
        ref={chooser}
        type="file"
        hidden
        accept=".xlsx"
        onChange={(event) => {
          choose(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      <Button onClick={() => chooser.current?.click()}>{t('cycle.workbook.in')}</Button>
      {file && (
        <Modal
          open
          width={720}
          title={t('cycle.workbook.dryRun', { name: file.name })}
          okText={t('cycle.workbook.apply')}
          cancelText={t('screen.cancel')}
          okButtonProps={{ disabled: !clean }}
          confirmLoading={bring.isPending}
          onCancel={() => setFile(null)}
          onOk={() => bring.mutate({ chosen: file, apply: true })}
        >
          {bring.isPending && <p role="status">{t('cycle.workbook.reading')}</p>}
          {bring.error && <Trouble error={bring.error} />}
          {bring.data && <Answer answer={bring.data} />}
        </Modal>
      )}
    </>
  );
}
