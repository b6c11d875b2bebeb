/** 报告期: those announced, how each stands, and the next that the plan's rules propose. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import type { Periods as AllPeriods, ProposedPeriod } from '../api/cycle';
import { periodsQuery, rulesQuery } from '../api/cycle-queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { Trouble } from '../shell/trouble';
import { useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import { AnnounceDialog } from './announce-dialog';
import { PeriodDue } from './period-due';
import { periodWords } from './period-words';
import './period.css';
import { PlanRules } from './rules-form';

const PROPOSED_SHOWN = 2;

function PeriodList({ planId, data }: { planId: string; data: AllPeriods }) {
  const { t } = useWords();
  const newest = data.periods.toSorted((one, other) => other.from.localeCompare(one.from));
  return (
    <ul className="period-list">
      {newest.map((period) => (
        <li key={period.periodId}>
          <DayLink to={`/plans/${planId}/periods/${period.periodId}`}>
            <b>{periodWords(period.periodId, t)}</b>
          </DayLink>
          <span>{t(`cycle.periodStatus.${period.status}`)}</span>
          <span>
            <PeriodDue period={period} />
          </span>
          <span className="faint">
            {t('cycle.period.count', { sheets: period.sheets, submitted: period.submitted, accepted: period.accepted })}
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Periods() {
  const { planId = '' } = useParams();
  const { t, locale } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(periodsQuery(planId, asOf));
  const rules = useQuery(rulesQuery(planId, asOf));
  const { act } = useAct(planId);
  const [announcing, setAnnouncing] = useState<ProposedPeriod | null>(null);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const may = data.allowed.includes('announce-period');
  return (
    <div className="page periods">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('cycle.periods')}</h1>
        </div>
        {data.periods.length === 0 && (
          <div className="empty">
            <h2>{t('cycle.periods.none')}</h2>
            <p>{t(may ? 'cycle.periods.noneWhat' : 'cycle.periods.noneWait')}</p>
          </div>
        )}
        <PeriodList planId={planId} data={data} />
        {may && data.proposed.length > 0 && (
          <section>
            <h2 className="section-head">{t('cycle.periods.next')}</h2>
            <ul className="period-list">
              {data.proposed.slice(0, PROPOSED_SHOWN).map((period) => (
                <li key={period.periodId} className="proposed">
                  <b>{periodWords(period.periodId, t)}</b>
                  <span>{t('cycle.periods.dueOn', { due: dayWords(period.calendar.dueOn, locale) })}</span>
                  <span className="faint">{t('cycle.periods.notice', { notice: period.notice })}</span>
                  <Button onClick={() => setAnnouncing(period)}>{t('cycle.announce')}</Button>
                </li>
              ))}
            </ul>
          </section>
        )}
        <PlanRules planId={planId} asOf={asOf} act={act} />
        {announcing && (
          <AnnounceDialog
            period={announcing}
            minimumNotice={rules.data?.rules.minimumNotice ?? null}
            act={act}
            close={() => setAnnouncing(null)}
          />
        )}
      </div>
    </div>
  );
}
