/** What needs a decision, and nothing else: red by the verifier, asks beyond their day, lights that disagree. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { PrincipalItem } from '../api/cycle';
import { principalQuery } from '../api/cycle-queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { LightMark, ThreeLights } from '../lights/light-mark';
import { periodWords } from '../period/period-words';
import { UnitNames } from '../rows/marks';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import './principal.css';

function Item({ planId, item }: { planId: string; item: PrincipalItem }) {
  const { t, locale } = useWords();
  return (
    <li className="decision">
      <p className="decision-why">
        <span className="chip chip-ask">{t(`cycle.why.${item.why}`)}</span> <UnitNames units={item.leads} />
        <span className="faint"> {periodWords(item.periodId, t)}</span>
      </p>
      <h2>
        <DayLink className="task-link" to={`/plans/${planId}/tasks/${item.task.taskId}`}>
          <b className="numeric">{item.task.number}</b> {item.task.text}
        </DayLink>
      </h2>
      {item.ask && (
        <p className="decision-ask">
          {t('cycle.ask.whole', {
            by: item.ask.by.name,
            of: item.ask.of.name,
            what: item.ask.what,
            due: dayWords(item.ask.due, locale),
          })}
          {item.ask.overdue && <span className="late-mark">{t('cycle.ask.overdue')}</span>}
        </p>
      )}
      {item.text && <p className="pre">{item.text}</p>}
      {item.cause && (
        <p>
          <span className="faint">{t('cycle.cause')}</span> {t(`cycle.cause.${item.cause}`)}
        </p>
      )}
      <ThreeLights lights={item.lights} because={item.calendarBecause} />
    </li>
  );
}

export function Principal() {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(principalQuery(planId, asOf));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page principal">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('cycle.principal')}</h1>
          {data.period && <p className="faint">{periodWords(data.period.periodId, t)}</p>}
        </div>
        <p>
          {t('cycle.principal.all', { tasks: data.tasks, closed: data.closedOut, completed: data.completed, items: data.items.length })}
        </p>
        <p className="principal-lights">
          {(['green', 'yellow', 'red', 'none'] as const).map((light) => (
            <span key={light}>
              <LightMark light={light} /> <b className="numeric">{data.lights[light]}</b>
            </span>
          ))}
        </p>
        {data.items.length === 0 && (
          <div className="empty">
            <h2>{t('cycle.principal.none')}</h2>
            <p>{t('cycle.principal.noneWhat')}</p>
          </div>
        )}
        <ol className="decisions">
          {data.items.map((item) => (
            <Item key={`${item.task.taskId}/${item.why}/${item.ask?.by.unitId ?? ''}`} planId={planId} item={item} />
          ))}
        </ol>
      </div>
    </div>
  );
}
