/** The plans a person may see, and the way a new one comes in: a file dropped or chosen, or its text pasted. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { OverviewOfPlans } from '../all-plans/overview-of-plans';
import type { Person, PlanSummary, Session } from '../api/client';
import { planQuery, plansQuery } from '../api/queries';
import { worksForUnit } from '../session/session';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { dayWords, instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { BringIn } from './bring-in';
import './plans.css';

function Progress({ plan }: { plan: PlanSummary }) {
  const { t } = useWords();
  const parts = (['drafted', 'dispatched', 'acknowledged', 'underWay'] as const).filter((status) => plan[status] > 0);
  return (
    <ul className="plan-counts">
      {parts.map((status) => (
        <li key={status}>
          <Link to={`/plans/${plan.planId}?status=${status}`}>
            {t(`status.${status}`)} <b className="numeric">{plan[status]}</b>
          </Link>
        </li>
      ))}
      {plan.openAsks > 0 && (
        <li>
          <Link to={`/plans/${plan.planId}/desk?step=findings`}>{t('screen.mark.openAsks', { count: plan.openAsks })}</Link>
        </li>
      )}
      {plan.objections > 0 && (
        <li>
          <Link to={`/plans/${plan.planId}?show=objected`}>{t('screen.mark.objected', { count: plan.objections })}</Link>
        </li>
      )}
    </ul>
  );
}

/** People of a unit come for their own unit's part; everybody else for the whole. */
const pathOf = (plan: PlanSummary, person: Person | null) =>
  person && worksForUnit(person) ? `/plans/${plan.planId}/units/${person.unitId}` : `/plans/${plan.planId}`;

/** A plan whose title was not read goes by the name of its file and the time it came in. */
function Untitled({ plan }: { plan: PlanSummary }) {
  const { t, locale } = useWords();
  const { data } = useQuery(planQuery(plan.planId));
  return (
    <>
      {data?.fileName || t('screen.plans.untitled')} <span className="faint">{instantWords(plan.broughtInAt, locale)}</span>
    </>
  );
}

function PlanEntry({ plan, person }: { plan: PlanSummary; person: Person | null }) {
  const { t, locale } = useWords();
  const facts = [plan.issuer, plan.documentNumber, plan.issuedOn && dayWords(plan.issuedOn, locale)].filter(Boolean);
  return (
    <li className="plan-entry">
      <h2>
        <Link to={pathOf(plan, person)}>{plan.title ?? <Untitled plan={plan} />}</Link>
      </h2>
      {facts.length > 0 && <p className="faint">{facts.join(' · ')}</p>}
      <p>
        {t('screen.plans.size', { tasks: plan.tasks, units: plan.units, indicators: plan.indicators })}{' '}
        {t('screen.plans.coordinator', { unit: plan.coordinator.name })}
      </p>
      <Progress plan={plan} />
    </li>
  );
}

export function Plans({ session }: { session: Session }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(plansQuery);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('screen.plans')}</h1>
        </div>
        <OverviewOfPlans />
        {data.mayBringIn && <BringIn limits={session.limits} />}
        {data.plans.length === 0 ? (
          <div className="empty">
            <h2>{t('screen.plans.none')}</h2>
            <p>{data.mayBringIn ? t('screen.plans.noneWhat') : t('screen.plans.noneWait')}</p>
          </div>
        ) : (
          <ul className="plan-entries">
            {data.plans.map((plan) => (
              <PlanEntry key={plan.planId} plan={plan} person={session.person} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
