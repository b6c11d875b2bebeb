/** Who has reported, in one picture: a cell a unit, by word and shape; the same as a table for who prefers one. */
import { type ReactNode, useState } from 'react';
import type { Period, SheetStatus, UnitInPeriod } from '../api/cycle';
import { DayLink } from '../as-of/as-of';
import { ScrollX } from '../shell/scroll-x';
import { useWords } from '../words/words';

const SHAPES: Record<SheetStatus, ReactNode> = {
  empty: <rect x="2" y="2" width="10" height="10" fill="none" stroke="#59636f" strokeWidth="1.6" strokeDasharray="2.4 2" />,
  partly: (
    <>
      <rect x="2" y="2" width="10" height="10" fill="none" stroke="#1456a8" strokeWidth="1.6" />
      <path d="M2 12V7h10v5Z" fill="#1456a8" />
    </>
  ),
  submitted: <rect x="2" y="2" width="10" height="10" fill="#1456a8" />,
  accepted: <path d="m2 7.4 3.4 3.4L12 3.6" fill="none" stroke="#1c6b3c" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />,
  returned: <path d="M6 3 2.5 6.5 6 10M2.5 6.5H9a3 3 0 0 1 0 6" fill="none" stroke="#8a4500" strokeWidth="1.8" strokeLinecap="round" />,
};
const ORDER: readonly SheetStatus[] = ['returned', 'empty', 'partly', 'submitted', 'accepted'];

export function SheetStatusMark({ status, late = false }: { status: SheetStatus; late?: boolean }) {
  const { t } = useWords();
  return (
    <span className="mark">
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {SHAPES[status]}
      </svg>
      {t(`cycle.sheetStatus.${status}`)}
      {late && <span className="late-mark">{t('cycle.late')}</span>}
    </span>
  );
}

const sheetOf = (planId: string, periodId: string, unit: UnitInPeriod) => `/plans/${planId}/periods/${periodId}/sheets/${unit.unit.unitId}`;

function Cells({ planId, period }: { planId: string; period: Period }) {
  const sorted = period.units.toSorted((one, other) => ORDER.indexOf(one.status) - ORDER.indexOf(other.status));
  return (
    <ul className="unit-cells">
      {sorted.map((unit) => (
        <li key={unit.unit.unitId} className={`unit-cell cell-${unit.status}`}>
          <DayLink to={sheetOf(planId, period.periodId, unit)}>
            <span className="cell-name">{unit.unit.name}</span>
            <SheetStatusMark status={unit.status} late={unit.late} />
            <span className="faint numeric">
              {unit.submitted + unit.accepted}/{Math.max(unit.answers, unit.submitted + unit.accepted)}
            </span>
          </DayLink>
        </li>
      ))}
    </ul>
  );
}

function Table({ planId, period }: { planId: string; period: Period }) {
  const { t } = useWords();
  return (
    <ScrollX label={t('cycle.period.units')}>
      <table className="plain-table">
        <thead>
          <tr>
            {(['unit', 'state', 'answers', 'submitted', 'accepted', 'returned', 'outstanding'] as const).map((column) => (
              <th key={column} scope="col" className={column === 'unit' || column === 'state' ? undefined : 'numeric'}>
                {t(`cycle.period.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {period.units.map((unit) => (
            <tr key={unit.unit.unitId}>
              <td>
                <DayLink to={sheetOf(planId, period.periodId, unit)}>{unit.unit.name}</DayLink>
              </td>
              <td>
                <SheetStatusMark status={unit.status} late={unit.late} />
              </td>
              <td className="numeric">{unit.answers}</td>
              <td className="numeric">{unit.submitted}</td>
              <td className="numeric">{unit.accepted}</td>
              <td className="numeric">{unit.returned}</td>
              <td className="numeric">{unit.outstanding}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function UnitCells({ planId, period }: { planId: string; period: Period }) {
  const { t } = useWords();
  const [table, setTable] = useState(false);
  const count = (status: SheetStatus) => period.units.filter((unit) => unit.status === status).length;
  return (
    <section>
      <div className="load-head">
        <h2 className="section-head">{t('cycle.period.units')}</h2>
        <button type="button" className="plain-button" onClick={() => setTable(!table)}>
          {t(table ? 'screen.overview.asChart' : 'screen.overview.asTable')}
        </button>
      </div>
      <p className="cell-legend">
        {ORDER.map((status) => (
          <span key={status}>
            <SheetStatusMark status={status} /> <b className="numeric">{count(status)}</b>
          </span>
        ))}
      </p>
      {table ? <Table planId={planId} period={period} /> : <Cells planId={planId} period={period} />}
    </section>
  );
}
