/** The columns of the ledger, which of them a person chose to see (remembered in the browser), and a row as a card for the phone. */
import { Checkbox, Popover } from 'antd';
import { useState } from 'react';
import type { TaskRow } from '../api/client';
import { DayLink } from '../as-of/as-of';
import { AttentionMarks, LeadCell, StatusMark, UnitNames } from '../rows/marks';
import type { Column } from '../rows/rows';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import type { Sort } from './filters';

const CHOOSABLE = ['section', 'lead', 'others', 'due', 'closing', 'doneWhen', 'verifying', 'status', 'attention'] as const;
export type ColumnName = (typeof CHOOSABLE)[number];
const FIRST_CHOICE: readonly ColumnName[] = ['lead', 'others', 'due', 'closing', 'status', 'attention'];
const KEPT_AS = 'taizhang.columns';

function kept(): readonly ColumnName[] {
  try {
    const names = JSON.parse(localStorage.getItem(KEPT_AS) ?? 'null') as unknown;
    if (Array.isArray(names)) return CHOOSABLE.filter((name) => names.includes(name));
  } catch {
    // What cannot be read is as if nothing had been kept.
  }
  return FIRST_CHOICE;
}

export function useColumnChoice() {
  const [chosen, setChosen] = useState(kept);
  const choose = (names: readonly ColumnName[]) => {
    setChosen(CHOOSABLE.filter((name) => names.includes(name)));
    try {
      localStorage.setItem(KEPT_AS, JSON.stringify(names));
    } catch {
      // The choice then holds until the page is left.
    }
  };
  return { chosen, choose };
}

export function ColumnChooser({ chosen, choose }: { chosen: readonly ColumnName[]; choose: (names: readonly ColumnName[]) => void }) {
  const { t } = useWords();
  const boxes = (
    <Checkbox.Group
      className="column-boxes"
      value={[...chosen]}
      onChange={(names) => choose(names as ColumnName[])}
      options={CHOOSABLE.map((name) => ({ value: name, label: t(`screen.column.${name}`) }))}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <button type="button" className="plain-button">
        {t('screen.ledger.columns')}
      </button>
    </Popover>
  );
}

/** A proposed lead stands in the column of leads already. */
const othersOf = (row: TaskRow) => (row.leadSettled ? row.others : row.others.filter(({ unitId }) => unitId !== row.proposedLead?.unitId));

const taskPath = (row: TaskRow) => `/plans/${row.planId}/tasks/${row.taskId}`;

export function Due({ row }: { row: TaskRow }) {
  const { t, locale } = useWords();
  if (!row.due) return <span className="faint">{t('screen.due.none')}</span>;
  return <span title={row.due.text}>{row.due.on ? dayWords(row.due.on, locale) : row.due.text}</span>;
}

const WIDTHS: Record<ColumnName, number> = {
  section: 160,
  lead: 132,
  others: 200,
  due: 132,
  closing: 84,
  doneWhen: 220,
  verifying: 120,
  status: 88,
  attention: 176,
};
const WIDER_IN_ENGLISH: Partial<Record<ColumnName, number>> = { closing: 34, status: 40, attention: 64 };
const SORTED_BY: Partial<Record<ColumnName, Sort>> = { lead: 'lead', due: 'due', status: 'status' };

export function useColumns(chosen: readonly ColumnName[], sort: string, sortBy: (sort: Sort) => void): readonly Column<TaskRow>[] {
  const { t, locale } = useWords();
  const cells: Record<ColumnName, (row: TaskRow) => React.ReactNode> = {
    section: (row) => <span className="two-lines">{row.section ?? ''}</span>,
    lead: (row) => <LeadCell row={row} />,
    others: (row) => (
      <span
        className="two-lines"
        title={othersOf(row)
          .map(({ name }) => name)
          .join('、')}
      >
        <UnitNames units={othersOf(row)} />
        {row.groups.map((group) => (
          <span key={group} className="chip chip-ask">
            {group}
          </span>
        ))}
        {row.keptGroups.map(({ text, answering }) => (
          <span key={text} className="chip" title={t('screen.groups.answeredBy', { unit: answering.name })}>
            {text}
          </span>
        ))}
      </span>
    ),
    due: (row) => <Due row={row} />,
    closing: (row) => (
      <>
        {t(`closing.${row.closingKind}`)}
        {!row.closingConfirmed && <span className="faint block">{t('screen.closing.unconfirmed')}</span>}
      </>
    ),
    doneWhen: (row) => <span className="two-lines">{row.doneWhen}</span>,
    verifying: (row) => row.verifyingUnit?.name ?? <span className="faint">{t('screen.verifying.none')}</span>,
    status: (row) => <StatusMark status={row.status} objected={row.objected} />,
    attention: (row) => <AttentionMarks row={row} />,
  };
  const head = (words: string, by: Sort | undefined) =>
    by ? (
      <button type="button" className="sort-button" onClick={() => sortBy(by)}>
        {words} <span aria-hidden="true">{sort === by ? '▲' : '△'}</span>
      </button>
    ) : (
      words
    );
  return [
    {
      key: 'number',
      head: head(t('screen.column.number'), 'order'),
      width: 84,
      sorted: sort === 'order' ? 'ascending' : undefined,
      cell: (row) => <span className="numeric">{row.number ?? ''}</span>,
    },
    {
      key: 'text',
      head: t('screen.column.text'),
      cell: (row) => (
        <DayLink className="task-link two-lines" to={taskPath(row)} title={row.text}>
          {row.text}
        </DayLink>
      ),
    },
    ...chosen.map(
      (name): Column<TaskRow> => ({
        key: name,
        head: head(t(`screen.column.${name}`), SORTED_BY[name]),
        width: WIDTHS[name] + (locale === 'en' ? (WIDER_IN_ENGLISH[name] ?? 0) : 0),
        cell: cells[name],
        sorted: SORTED_BY[name] === sort ? 'ascending' : undefined,
      }),
    ),
  ];
}

export function TaskCard({ row }: { row: TaskRow }) {
  const { t } = useWords();
  return (
    <>
      <div className="card-head">
        <strong className="numeric">{row.number}</strong>
        <StatusMark status={row.status} objected={row.objected} />
        <span className="faint">{t(`closing.${row.closingKind}`)}</span>
        <AttentionMarks row={row} />
      </div>
      <DayLink className="task-link two-lines" to={taskPath(row)}>
        {row.text}
      </DayLink>
      <div className="card-units faint">
        {t('role.lead')} <LeadCell row={row} />
      </div>
    </>
  );
}
