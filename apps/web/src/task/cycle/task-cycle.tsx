/** A task through its periods: what each unit said, the lights, evidence, claims and closures, requests; and what can be done about them. */
import { useQuery } from '@tanstack/react-query';
import type { TaskDetail } from '../../api/client';
import type { TaskCycle as Cycle } from '../../api/cycle';
import { taskCycleQuery } from '../../api/cycle-queries';
import { useAsOf } from '../../as-of/as-of';
import { LightMark, ThreeLights } from '../../lights/light-mark';
import { periodWords } from '../../period/period-words';
import { RoleWord } from '../../rows/marks';
import { RowStateMark } from '../../sheet/row-state';
import { SaidWords } from '../../sheet/said-words';
import { Trouble } from '../../shell/trouble';
import { EvidenceList } from '../../verify/evidence-list';
import { instantWords } from '../../words/dates';
import { useWords } from '../../words/words';
import { CycleActs } from './cycle-acts';
import { Requests } from './requests';
import './task-cycle.css';

function PeriodsOfTask({ cycle }: { cycle: Cycle }) {
  const { t } = useWords();
  const newest = cycle.periods.toSorted((one, other) => other.periodId.localeCompare(one.periodId));
  if (newest.length === 0) return <p className="faint">{t('cycle.task.noPeriods')}</p>;
  return (
    <>
      {newest.map(({ periodId, reports, light }, index) => (
        <details key={periodId} open={index === 0} className="period-of-task">
          <summary>
            <b>{periodWords(periodId, t)}</b>{' '}
            {reports[0] && (
              <>
                <span className="faint">{t('cycle.lightBy.unit')}</span> <LightMark light={reports[0].report.words.light} />
              </>
            )}
            {light && (
              <>
                {' '}
                <span className="faint">{t('cycle.lightBy.verifier')}</span> <LightMark light={light.light} />
              </>
            )}
          </summary>
          {light && <p className="faint">{t('cycle.light.why', { unit: light.unit.name, why: light.why })}</p>}
          {reports.map(({ unit, role, report }) => (
            <div key={unit.unitId} className="report-of-task">
              <p>
                {unit.name} <RoleWord role={role} /> <RowStateMark state={report.status} />
                {report.enteredFor && <span className="chip chip-ask">{t('cycle.enteredFor')}</span>}
              </p>
              <SaidWords words={report.words} />
              {report.returns.map(({ reason, returned }) => (
                <p key={returned.entryId} className="faint">
                  {t('cycle.returned.reason', { person: returned.person, reason })}
                </p>
              ))}
            </div>
          ))}
          {reports.length === 0 && <p className="faint">{t('cycle.task.noReports')}</p>}
        </details>
      ))}
    </>
  );
}

function Claims({ planId, cycle }: { planId: string; cycle: Cycle }) {
  const { t, locale } = useWords();
  if (cycle.claims.length === 0 && cycle.met.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">{t('cycle.claims')}</h2>
      {cycle.claims.toReversed().map((claim) => (
        <div key={claim.claimId} className="report-of-task">
          <p>
            {t('cycle.verify.claimed', { unit: claim.unit.name, person: claim.claimed.person, at: instantWords(claim.claimed.at, locale) })}{' '}
            <span className="chip">{t(`cycle.claimStatus.${claim.status}`)}</span>
          </p>
          <ul className="plain-list">
            {claim.parts.map((part) => (
              <li key={part.partId}>
                {part.condition}
                {t('screen.colon')}
                {part.words}
                {part.answer && (
                  <span className="block">
                    {t(part.answer.met ? 'cycle.verify.isMet' : 'cycle.verify.isNotMet')} {part.answer.fact}
                  </span>
                )}
                <EvidenceList planId={planId} taskId={cycle.taskId} evidence={part.evidence} />
              </li>
            ))}
          </ul>
          {claim.answered?.reason && (
            <p className="faint">{t('cycle.returned.reason', { person: claim.answered.signed.person, reason: claim.answered.reason })}</p>
          )}
        </div>
      ))}
      {cycle.closures.map((closure) => (
        <p key={closure.closed.entryId}>
          {t('cycle.closure', { person: closure.closed.person, at: instantWords(closure.closed.at, locale) })}
          {closure.reopened && (
            <span className="block">
              {t('cycle.reopened', { person: closure.reopened.signed.person, reason: closure.reopened.reason })}
            </span>
          )}
        </p>
      ))}
      {cycle.end && <p>{t(`cycle.end.${cycle.end.as}`, { basis: cycle.end.basis, approver: cycle.end.approver })}</p>}
      {cycle.lookBacks.map((look) => (
        <p key={look.signed.entryId}>
          {periodWords(look.periodId, t)} {t(look.holds ? 'cycle.lookBack.held' : 'cycle.lookBack.reopened')}{' '}
          <span className="faint">{look.fact}</span>
        </p>
      ))}
    </section>
  );
}

export function TaskCycle({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(taskCycleQuery(task.planId, task.taskId, asOf));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return null;
  const latest = data.periods.toSorted((one, other) => one.periodId.localeCompare(other.periodId)).at(-1);
  return (
    <div className="task-cycle">
      <section>
        <h2 className="section-head">{t('cycle.task.periods')}</h2>
        <ThreeLights
          lights={{
            calendar: data.calendarLight,
            unit: latest?.reports[0]?.report.words.light ?? null,
            verifier: latest?.light?.light ?? null,
          }}
          because={data.calendarBecause}
        />
        <CycleActs task={task} cycle={data} />
        <PeriodsOfTask cycle={data} />
      </section>
      <Claims planId={task.planId} cycle={data} />
      {data.evidence.length > 0 && (
        <section>
          <h2 className="section-head">{t('cycle.evidence')}</h2>
          <EvidenceList planId={task.planId} taskId={task.taskId} evidence={data.evidence} />
        </section>
      )}
      <Requests task={task} cycle={data} />
    </div>
  );
}
