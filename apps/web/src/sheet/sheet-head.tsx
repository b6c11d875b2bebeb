/** Over the sheet: whose it is, how far it has got, by when, and its files. */
import { App, Button } from 'antd';
import { useRef } from 'react';
import { Link } from 'react-router';
import type { Sheet } from '../api/cycle';
import { sendOneFile } from '../api/files';
import { PeriodDue } from '../period/period-due';
import { periodWords } from '../period/period-words';
import { DownloadButton } from '../shell/download-button';
import { troubleWords } from '../shell/trouble';
import type { Act } from '../shell/use-act';
import { useWords } from '../words/words';
import { goToNextWaiting } from './sheet-keys';
import { progressOf, toSign, valuesToSign } from './sheet-words';
import { SubmitButton } from './submit-button';
import { BringWorkbook, sheetPath } from './workbook';

function Progress({ sheet }: { sheet: Sheet }) {
  const { t } = useWords();
  const { all, written, signed, handed } = progressOf(sheet);
  return (
    <div className="sheet-progress">
      <div className="progress-bar" aria-hidden="true">
        <span className="progress-written" style={{ width: `${(written / Math.max(all, 1)) * 100}%` }} />
        <span className="progress-handed" style={{ width: `${(handed / Math.max(all, 1)) * 100}%` }} />
      </div>
      <p>
        {t('cycle.progress', { all, written, signed, handed })}
        {sheet.mayDraft && written < all && (
          <button type="button" className="plain-button next-waiting" onClick={() => goToNextWaiting()}>
            {t('cycle.sheet.next')}
          </button>
        )}
      </p>
      {sheet.mayDraft && <p className="faint sheet-keys">{t('cycle.sheet.keys')}</p>}
    </div>
  );
}

function Scan({ sheet, path, refresh }: { sheet: Sheet; path: string; refresh: () => void }) {
  const { t } = useWords();
  const { notification } = App.useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const send = async (file: File | undefined) => {
    if (!file) return;
    try {
      await sendOneFile(`${path}/scan`, file);
      refresh();
    } catch (error) {
      notification.error({ title: t('cycle.scan.failed'), description: troubleWords(error, t), duration: 0 });
    }
  };
  return (
    <>
      <input ref={chooser} type="file" hidden accept=".pdf,.png,.jpg,.jpeg" onChange={(event) => void send(event.target.files?.[0])} />
      {sheet.mayDraft && <Button onClick={() => chooser.current?.click()}>{t(sheet.scan ? 'cycle.scan.again' : 'cycle.scan')}</Button>}
      {sheet.scan && <DownloadButton path={`${path}/scan`} words={sheet.scan.fileName} />}
    </>
  );
}

const unsignedOf = (sheet: Sheet): number => toSign(sheet).length + valuesToSign(sheet).length;

/** Under the head, not in it: the head stays in sight while one writes. */
export function WaitsForLeader({ sheet }: { sheet: Sheet }) {
  const { t } = useWords();
  const count = unsignedOf(sheet);
  if (count === 0 || !sheet.mayDraft || sheet.allowed.includes('sign-off')) return null;
  return <p className="notice-bar">{t('cycle.waitsForLeader', { count })}</p>;
}

type Props = { readonly sheet: Sheet; readonly act: Act; readonly pending: boolean; readonly refresh: () => void };

export function SheetHead({ sheet, act, pending, refresh }: Props) {
  const { t } = useWords();
  const key = { planId: sheet.planId, periodId: sheet.period.periodId, unitId: sheet.unit.unitId };
  const unsigned = unsignedOf(sheet);
  return (
    <header className="sheet-head">
      <div className="page-head">
        <h1>
          {sheet.unit.name}
          <span className="sheet-period">{t('cycle.sheet.of', { period: periodWords(sheet.period.periodId, t) })}</span>
        </h1>
        <p>
          <PeriodDue period={sheet.period} />
        </p>
      </div>
      <div className="sheet-bar">
        <Progress sheet={sheet} />
        <div className="button-row">
          <DownloadButton path={`${sheetPath(key)}/workbook`} words={t('cycle.workbook.out')} />
          {sheet.mayDraft && <BringWorkbook sheetKey={key} />}
          <DownloadButton path={`${sheetPath(key)}/sign-off-sheet`} words={t('cycle.signOffSheet')} />
          <Scan sheet={sheet} path={sheetPath(key)} refresh={refresh} />
          {sheet.allowed.includes('sign-off') && (
            <Link className="plain-button" to="sign-off">
              {t('cycle.toSignOff', { count: unsigned })}
            </Link>
          )}
          <SubmitButton sheet={sheet} act={act} pending={pending} />
        </div>
      </div>
    </header>
  );
}
