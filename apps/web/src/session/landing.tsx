/** Where a person starts: people of a unit on their own unit's page of the newest plan, everybody else on the list of plans. */
import { useQuery } from '@tanstack/react-query';
import { Navigate } from 'react-router';
import type { Person } from '../api/client';
import { plansQuery } from '../api/queries';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { worksForUnit } from './session';

export function Landing({ person }: { person: Person }) {
  const plans = useQuery({ ...plansQuery, enabled: worksForUnit(person) });
  if (!worksForUnit(person)) return <Navigate to="/plans" replace />;
  if (plans.error) return <Trouble error={plans.error} retry={() => void plans.refetch()} />;
  if (!plans.data) return <Waiting />;
  const [plan, ...others] = plans.data.plans;
  if (!plan || others.length > 0) return <Navigate to="/plans" replace />;
  return <Navigate to={`/plans/${plan.planId}/units/${person.unitId}`} replace />;
}
