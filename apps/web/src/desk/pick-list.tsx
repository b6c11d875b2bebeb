/** Tasks all chosen at first, exceptions picked out one by one; the shape that confirming many in one act shares. */
import { Checkbox } from 'antd';
import { memo, type ReactNode, useCallback, useMemo, useState } from 'react';
import type { TaskRow } from '../api/client';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';

export type Picking = {
  readonly chosen: readonly TaskRow[];
  readonly isChosen: (row: TaskRow) => boolean;
  readonly toggle: (taskId: string) => void;
  readonly setAll: (all: boolean) => void;
  /** Somebody changed these meanwhile: they are left out and said to have changed, until they are chosen again. */
  readonly setChanged: (taskIds: readonly string[]) => void;
  readonly hasChanged: (row: TaskRow) => boolean;
};

export function usePicking(rows: readonly TaskRow[]): Picking {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((taskId: string) => {
    setLeft((before) => {
      const next = new Set(before);
      if (!next.delete(taskId)) next.add(taskId);
      return next;
    });
  }, []);
  return useMemo(
    () => ({
      chosen: rows.filter(({ taskId }) => !left.has(taskId)),
      isChosen: ({ taskId }) => !left.has(taskId),
      toggle,
      setChanged: (taskIds) => {
        setChanged(new Set(taskIds));
        setLeft((before) => new Set([...before, ...taskIds]));
      },
      hasChanged: ({ taskId }) => changed.has(taskId),
      setAll: (all) => setLeft(all ? new Set() : new Set(rows.map(({ taskId }) => taskId))),
    }),
    [rows, left, changed, toggle],
  );
}

export function PickAll({ rows, picking }: { rows: readonly TaskRow[]; picking: Picking }) {
  const { t } = useWords();
  const { chosen, setAll } = picking;
  return (
    <Checkbox
      checked={chosen.length === rows.length && rows.length > 0}
      indeterminate={chosen.length > 0 && chosen.length < rows.length}
      onChange={({ target }) => setAll(target.checked)}
    >
      {t('screen.chooseAll')}
    </Checkbox>
  );
}

type LineProps = {
  readonly row: TaskRow;
  readonly chosen: boolean | null;
  readonly changed: boolean;
  readonly toggle: (taskId: string) => void;
  readonly show: (row: TaskRow) => void;
  readonly extra: ReactNode;
};

const Line = memo(function Line({ row, chosen, changed, toggle, show, extra }: LineProps) {
  const { t } = useWords();
  return (
    <li className="pick-line">
      {chosen !== null && (
        <Checkbox
          aria-label={t('screen.chooseTask', { number: row.number ?? row.text.slice(0, 12) })}
          checked={chosen}
          onChange={() => toggle(row.taskId)}
        />
      )}
      <button type="button" className="pick-words" onClick={() => show(row)} title={t('screen.desk.showSource')}>
        <b className="numeric">{row.number}</b> <span className="two-lines">{row.text}</span>
      </button>
      <div className="pick-extra">
        {changed && <span className="chip chip-ask">{t('screen.unit.changed')}</span>}
        {extra}
      </div>
    </li>
  );
});

type Props = {
  readonly rows: readonly TaskRow[];
  readonly picking: Picking | null;
  readonly label: string;
  readonly extra: (row: TaskRow) => ReactNode;
};

export function PickList({ rows, picking, label, extra }: Props) {
  const { document, show } = useDesk();
  const spans = useMemo(
    () => new Map(document.marks.filter(({ kind }) => kind === 'task').map((mark) => [mark.taskId ?? mark.id, mark.span])),
    [document],
  );
  const showRow = useCallback(
    ({ taskId }: TaskRow) => {
      const span = spans.get(taskId);
      if (span) show(span);
    },
    [spans, show],
  );
  return (
    <ul className="pick-list" aria-label={label}>
      {rows.map((row) => (
        <Line
          key={row.taskId}
          row={row}
          chosen={picking ? picking.isChosen(row) : null}
          changed={picking?.hasChanged(row) ?? false}
          toggle={picking?.toggle ?? (() => {})}
          show={showRow}
          extra={extra(row)}
        />
      ))}
    </ul>
  );
}

export function StepDone({ words }: { words: string }) {
  return (
    <div className="empty">
      <p>{words}</p>
    </div>
  );
}
