/** One unit in a plan: first what waits for its acknowledgement, then what it leads, answers for and supports. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Person, PlanUnit } from '../api/client';
import { planUnitQuery } from '../api/queries';
import { useTasks } from '../api/use-tasks';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { Due } from '../ledger/columns';
import { StatusMark } from '../rows/marks';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { OwnSheetBar } from './own-sheet-bar';
import { figurePath } from './units';
import './unit.css';
import { WaitingTasks } from './waiting-tasks';

const ROLES = ['lead', 'responsible', 'support'] as const;

function Figures({ planId, unit }: { planId: string; unit: PlanUnit }) {
  const { t } = useWords();
  return (
    <ul className="figures">
      {([...ROLES, 'waiting', 'objected'] as const).map((count) => (
        <li key={count}>
          <DayLink to={figurePath(planId, unit.unit.unitId, count)}>
            <b className="numeric">{unit[count]}</b>
            <span>{t(`screen.units.${count}`)}</span>
          </DayLink>
        </li>
      ))}
    </ul>
  );
}

function TasksOfRole({ planId, unitId, role }: { planId: string; unitId: string; role: (typeof ROLES)[number] }) {
  const { t } = useWords();
  const asOf = useAsOf();
  const { query, rows, total } = useTasks(planId, { unit: unitId, role, ...(asOf ? { asOf } : {}) });
  if (query.error) return <Trouble error={query.error} retry={() => void query.refetch()} />;
  if (total === 0) return null;
  return (
    <section>
      <h2 className="section-head">
        {t(`screen.units.${role}`)} <span className="faint numeric">{total}</span>
      </h2>
      {role === 'responsible' && rows.some((row) => !row.leadSettled) && <p className="faint">{t('screen.unit.leadsUnsettled')}</p>}
      <ul className="unit-tasks">
        {rows.map((row) => (
          <li key={row.taskId}>
            <span className="numeric unit-task-number">{row.number}</span>
            <DayLink className="task-link two-lines" to={`/plans/${planId}/tasks/${row.taskId}`}>
              {row.text}
            </DayLink>
            <span className="unit-task-due">
              <Due row={row} />
            </span>
            <StatusMark status={row.status} objected={row.objected} />
          </li>
        ))}
      </ul>
    </section>
  );
}

export function UnitPage({ person }: { person: Person }) {
  const { planId = '', unitId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(planUnitQuery(planId, unitId, asOf));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const holds = data.lead + data.responsible + data.support;
  const aliases = data.printed.filter((name) => name !== data.unit.name);
  return (
    <div className="page" key={`${unitId}/${asOf}`}>
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{data.unit.name}</h1>
          {aliases.length > 0 && <p className="faint">{t('screen.unit.printed', { names: aliases.join(t('screen.list.comma')) })}</p>}
        </div>
        {person.unitId === unitId && asOf === null && <OwnSheetBar planId={planId} person={person} />}
        <Figures planId={planId} unit={data} />
        {holds === 0 && (
          <div className="empty">
            <h2>{t('screen.unit.nothing')}</h2>
            <p>{t('screen.unit.nothingWhat')}</p>
            <DayLink to={`/plans/${planId}`}>{t('screen.nav.ledger')}</DayLink>
          </div>
        )}
        {data.waiting > 0 && asOf === null && <WaitingTasks planId={planId} unit={data} own={person.unitId === unitId} />}
        {ROLES.map((role) => (
          <TasksOfRole key={role} planId={planId} unitId={unitId} role={role} />
        ))}
      </div>
    </div>
  );
}
