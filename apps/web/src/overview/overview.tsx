/** The plan at a glance: sections by state, load by unit, what comes due, indicators, how far intake has got. Each figure opens its rows. */
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { overviewQuery, planQuery } from '../api/queries';
import { AsOf, useAsOf } from '../as-of/as-of';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { ClosingKinds, ComesDue } from './comes-due';
import { CorrectPlan } from './correct-plan';
import { Indicators } from './indicators';
import { Intake } from './intake';
import './overview.css';
import { SectionsByState } from './sections-by-state';
import { UnitLoad } from './unit-load';

export function Overview() {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(overviewQuery(planId, asOf));
  const plan = useQuery(planQuery(planId, asOf));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page overview">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('screen.nav.overview')}</h1>
          {plan.data && (
            <p className="faint">
              {t('screen.plans.size', { tasks: plan.data.tasks, units: plan.data.units, indicators: plan.data.indicators })}{' '}
              <CorrectPlan plan={plan.data} />
            </p>
          )}
        </div>
        {data.checklist && <Intake planId={planId} checklist={data.checklist} />}
        <SectionsByState planId={planId} overview={data} />
        <div className="overview-columns">
          <ComesDue planId={planId} overview={data} />
          <ClosingKinds planId={planId} overview={data} />
        </div>
        <UnitLoad planId={planId} units={data.units} />
        <Indicators planId={planId} indicators={data.indicators} mayCorrect={plan.data?.allowed.includes('correct-indicator') ?? false} />
      </div>
    </div>
  );
}
