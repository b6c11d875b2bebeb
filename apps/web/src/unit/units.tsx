/** The units of a plan with what each leads, answers for and supports, and what still waits for its acknowledgement. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { PlanUnit } from '../api/client';
import { planUnitsQuery } from '../api/queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { ScrollX } from '../shell/scroll-x';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import './unit.css';

const COUNTS = ['lead', 'responsible', 'support', 'waiting', 'acknowledged', 'objected'] as const;

/** Each figure opens the rows behind it. */
export function figurePath(planId: string, unitId: string, count: (typeof COUNTS)[number]): string {
  const at = `/plans/${planId}?unit=${unitId}`;
  if (count === 'waiting' || count === 'objected') return `${at}&show=${count}`;
  return count === 'acknowledged'
    ? `${at}&status=acknowledged,underWay,completed,closedOut,madeRoutine,notAttained`
    : `${at}&role=${count}`;
}

const matches = ({ unit, printed }: PlanUnit, q: string) => unit.name.includes(q) || printed.some((name) => name.includes(q));

export function Units() {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const [q, setQ] = useState('');
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(planUnitsQuery(planId, asOf));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const units = data.units.filter((unit) => matches(unit, q.trim()));
  return (
    <div className="page">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('screen.units.title', { count: data.units.length })}</h1>
          <Input
            type="search"
            className="units-search"
            aria-label={t('screen.signIn.search')}
            placeholder={t('screen.signIn.search')}
            value={q}
            allowClear
            onChange={(event) => setQ(event.target.value)}
          />
        </div>
        {units.length === 0 ? (
          <div className="empty">
            <h2>{t('screen.unit.noneFound')}</h2>
          </div>
        ) : (
          <ScrollX label={t('screen.nav.units')}>
            <table className="plain-table units-table">
              <thead>
                <tr>
                  <th scope="col">{t('screen.filter.unit')}</th>
                  {COUNTS.map((count) => (
                    <th key={count} scope="col" className="numeric">
                      {t(`screen.units.${count}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map((unit) => (
                  <tr key={unit.unit.unitId}>
                    <th scope="row">
                      <DayLink to={`/plans/${planId}/units/${unit.unit.unitId}`}>{unit.unit.name}</DayLink>
                    </th>
                    {COUNTS.map((count) => (
                      <td key={count} className="numeric">
                        {unit[count] > 0 ? (
                          <DayLink to={figurePath(planId, unit.unit.unitId, count)}>{unit[count]}</DayLink>
                        ) : (
                          <span className="faint">0</span>
                        )}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollX>
        )}
      </div>
    </div>
  );
}
