/** What was read, by section: indicators and tasks, each leading to its place in the source, each corrected, split and merged in place. */
import { useEffect, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { PlanDocument, TaskRow } from '../api/client';
import { LeadCell, StatusMark } from '../rows/marks';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';
import { type Range, rangeOf } from './segments';
import { TaskEditor } from './task-editor';

function TaskLine({ row, next, open, toggle }: { row: TaskRow; next: TaskRow | undefined; open: boolean; toggle: () => void }) {
  const { t } = useWords();
  const ready = row.status === 'drafted' && row.notReady.length === 0;
  return (
    <li className={open ? 'read-task read-task-open' : 'read-task'} data-task={row.taskId}>
      <button type="button" className="read-line" aria-expanded={open} onClick={toggle}>
        <b className="numeric">{row.number}</b>
        <span className={open ? undefined : 'two-lines'}>{row.text}</span>
        <span className="read-facts faint">
          <LeadCell row={row} />
          {row.status === 'drafted' ? (
            <span>{ready ? t('screen.flag.ready') : t('screen.structure.notReady', { count: row.notReady.length })}</span>
          ) : (
            <StatusMark status={row.status} objected={row.objected} />
          )}
        </span>
      </button>
      {open && <TaskEditor row={row} next={next} />}
    </li>
  );
}

function LeftOver() {
  const { t } = useWords();
  const { document, show, may, addTask } = useDesk();
  const isTask = ([from, to]: Range) =>
    document.marks.some(({ kind, span }) => kind === 'task' && rangeOf(span)[0] < to && rangeOf(span)[1] > from);
  const pieces = document.leftOver.filter((span) => document.source.slice(span[0], span[1]).trim() !== '' && !isTask(rangeOf(span)));
  if (pieces.length === 0) return null;
  return (
    <details className="left-over">
      <summary>{t('screen.structure.leftOver', { count: pieces.length })}</summary>
      <ul className="plain-list">
        {pieces.map((span) => (
          <li key={span[0]}>
            <button type="button" className="pick-words" onClick={() => show(span)}>
              <span className="two-lines">{document.source.slice(span[0], span[1])}</span>
            </button>
            {may('add-task') && (
              <button type="button" className="plain-button" onClick={() => addTask(rangeOf(span))}>
                {t('screen.act.add-task')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}

function ReadIndicators() {
  const { t } = useWords();
  const { document, show } = useDesk();
  if (document.indicators.length === 0) return null;
  return (
    <section>
      <h2 className="structure-head">{t('screen.overview.indicators')}</h2>
      <ul className="pick-list">
        {document.indicators.map((indicator) => (
          <li key={indicator.indicatorId} className="pick-line">
            <button type="button" className="pick-words" title={t('screen.desk.showSource')} onClick={() => show(indicator.span)}>
              <b className="numeric">{indicator.number}</b> <span className="two-lines">{indicator.text}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const spanOf = (document: PlanDocument, taskId: string) =>
  document.marks.find((mark) => mark.kind === 'task' && (mark.taskId ?? mark.id) === taskId)?.span;

export function StructureStep() {
  const { t } = useWords();
  const { rows: all, document, show, shown } = useDesk();
  const [address, setAddress] = useSearchParams();
  const box = useRef<HTMLDivElement>(null);
  const opened = address.get('task');
  const rows = useMemo(() => all.filter(({ status }) => status !== 'replaced'), [all]);
  const sections = useMemo(() => {
    const groups = new Map<string, TaskRow[]>();
    for (const row of rows) {
      const heading = row.section ?? t('screen.group.none');
      groups.set(heading, [...(groups.get(heading) ?? []), row]);
    }
    return [...groups];
  }, [rows, t]);
  useEffect(() => {
    if (!opened) return;
    box.current?.querySelector(`[data-task="${CSS.escape(opened)}"]`)?.scrollIntoView({ block: 'nearest' });
    const span = shown ? undefined : spanOf(document, opened);
    if (span) show(span);
  }, [opened, shown, document, show]);
  const toggle = (row: TaskRow) => {
    const span = spanOf(document, row.taskId);
    if (span) show(span);
    setAddress(opened === row.taskId ? { step: 'structure' } : { step: 'structure', task: row.taskId }, { replace: true });
  };
  return (
    <div ref={box}>
      <p className="step-explain">{t('screen.structure.what', { tasks: rows.length, indicators: document.indicators.length })}</p>
      <LeftOver />
      <ReadIndicators />
      {sections.map(([heading, members]) => (
        <section key={heading}>
          <h2 className="structure-head">
            {heading} <span className="faint numeric">{members.length}</span>
          </h2>
          <ul className="pick-list">
            {members.map((row, index) => (
              <TaskLine key={row.taskId} row={row} next={members[index + 1]} open={opened === row.taskId} toggle={() => toggle(row)} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
