/** Where a person starts: people of a unit on their own unit's page of the newest plan, administrators on their own page, everybody else on the list of plans. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate } from 'react-router';
import type { Person } from '../api/client';
import { plansQuery } from '../api/queries';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { type SignedIn, seesLedger, worksForUnit } from './session';
import { takeWayBack } from './way-back';

export function Landing({ session }: { session: SignedIn }) {
  const [back] = useState(takeWayBack);
  const { person, places } = session;
  if (back) return <Navigate to={back} replace />;
  if (!seesLedger(person)) return <Navigate to={`/${places.find((place) => place !== 'account') ?? 'account'}`} replace />;
  return <OwnPlan person={person} />;
}

function OwnPlan({ person }: { person: Person }) {
  const plans = useQuery({ ...plansQuery, enabled: worksForUnit(person) });
  if (!worksForUnit(person)) return <Navigate to="/plans" replace />;
  if (plans.error) return <Trouble error={plans.error} retry={() => void plans.refetch()} />;
  if (!plans.data) return <Waiting />;
  const [plan, ...others] = plans.data.plans;
  if (!plan || others.length > 0) return <Navigate to="/plans" replace />;
  return <Navigate to={`/plans/${plan.planId}/units/${person.unitId}`} replace />;
}
