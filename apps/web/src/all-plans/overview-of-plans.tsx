/** All plans that this person may see at a glance: tasks by status, what comes due, how much each unit has. Shown where there is more than one plan. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { TaskStatus } from '../api/client';
import { StatusMark } from '../rows/marks';
import { ScrollX } from '../shell/scroll-x';
import { useWords } from '../words/words';
import './all-plans.css';
import { type OverviewOfPlans as Overview, overviewOfPlansQuery } from './queries';

const STATUSES: readonly TaskStatus[] = [
  'drafted',
  'dispatched',
  'acknowledged',
  'underWay',
  'suspended',
  'completed',
  'closedOut',
  'madeRoutine',
  'notAttained',
];
const FIRST = 10;

type Line = { readonly key: string; readonly name: string; readonly tasks: number; readonly byStatus: Overview['byStatus'] };

function Lines({ head, label, lines, statuses }: { head: string; label: string; lines: readonly Line[]; statuses: readonly TaskStatus[] }) {
  const { t } = useWords();
  return (
    <ScrollX label={label}>
      <table className="plain-table">
        <caption className="unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {statuses.map((status) => (
              <th key={status} scope="col" className="numeric">
                <StatusMark status={status} />
              </th>
            ))}
            <th scope="col" className="numeric">
              {t('screen.overview.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, tasks, byStatus }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {statuses.map((status) => (
                <td key={status} className="numeric">
                  {byStatus[status] ?? 0}
                </td>
              ))}
              <td className="numeric">{tasks}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

function Units({ overview, statuses }: { overview: Overview; statuses: readonly TaskStatus[] }) {
  const { t } = useWords();
  const [all, setAll] = useState(false);
  const lines = overview.units.map(({ unit, ...counts }) => ({ key: unit.unitId, name: unit.name, ...counts }));
  const words = all ? t('screen.overview.fewer', { count: FIRST }) : t('screen.overview.allUnits', { count: lines.length });
  return (
    <section>
      <h2 className="section-head">{t('screen.allPlans.units')}</h2>
      <Lines
        head={t('screen.allPlans.unit')}
        label={t('screen.allPlans.units')}
        lines={all ? lines : lines.slice(0, FIRST)}
        statuses={statuses}
      />
      {lines.length > FIRST && (
        <button type="button" className="plain-button" onClick={() => setAll(!all)}>
          {words}
        </button>
      )}
    </section>
  );
}

export function OverviewOfPlans() {
  const { t } = useWords();
  const { data } = useQuery(overviewOfPlansQuery);
  if (!data || data.plans < 2 || data.tasks === 0) return null;
  const statuses = STATUSES.filter((status) => (data.byStatus[status] ?? 0) > 0);
  const due = data.due.map(({ month, ...counts }) => ({ key: month, name: month, ...counts }));
  return (
    <details className="all-plans">
      <summary>
        <h2>{t('screen.allPlans')}</h2> {t('screen.allPlans.size', { plans: data.plans, tasks: data.tasks })}
      </summary>
      <ul className="plan-counts">
        {statuses.map((status) => (
          <li key={status}>
            <StatusMark status={status} /> <b className="numeric">{data.byStatus[status]}</b>
          </li>
        ))}
      </ul>
      <Units overview={data} statuses={statuses} />
      {due.length > 0 && (
        <section>
          <h2 className="section-head">{t('screen.overview.due')}</h2>
          <Lines head={t('screen.allPlans.month')} label={t('screen.overview.due')} lines={due} statuses={statuses} />
        </section>
      )}
    </details>
  );
}
