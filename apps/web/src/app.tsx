/** The routes. Each screen is a link that can be shared; what is behind the sign-in is loaded when somebody is signed in. */
import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { Session } from './api/client';
import { useSession } from './session/session';
import { SignIn } from './session/sign-in';
import { Fence } from './shell/fence';
import { Trouble } from './shell/trouble';
import { Waiting } from './shell/waiting';

const Shell = lazy(() => import('./shell/shell').then((module) => ({ default: module.Shell })));
const Landing = lazy(() => import('./session/landing').then((module) => ({ default: module.Landing })));
const Plans = lazy(() => import('./plans/plans').then((module) => ({ default: module.Plans })));
const Search = lazy(() => import('./all-plans/search').then((module) => ({ default: module.Search })));
const Desk = lazy(() => import('./desk/desk').then((module) => ({ default: module.Desk })));
const Ledger = lazy(() => import('./ledger/ledger').then((module) => ({ default: module.Ledger })));
const Task = lazy(() => import('./task/task').then((module) => ({ default: module.Task })));
const Units = lazy(() => import('./unit/units').then((module) => ({ default: module.Units })));
const UnitPage = lazy(() => import('./unit/unit-page').then((module) => ({ default: module.UnitPage })));
const OwnSheet = lazy(() => import('./sheet/own-sheet').then((module) => ({ default: module.OwnSheet })));
const Sheet = lazy(() => import('./sheet/sheet').then((module) => ({ default: module.Sheet })));
const SignOff = lazy(() => import('./sign-off/sign-off').then((module) => ({ default: module.SignOff })));
const Review = lazy(() => import('./review/review').then((module) => ({ default: module.Review })));
const Verify = lazy(() => import('./verify/verify').then((module) => ({ default: module.Verify })));
const Periods = lazy(() => import('./period/periods').then((module) => ({ default: module.Periods })));
const Period = lazy(() => import('./period/period').then((module) => ({ default: module.Period })));
const Consolidation = lazy(() => import('./consolidation/consolidation').then((module) => ({ default: module.Consolidation })));
const Principal = lazy(() => import('./principal/principal').then((module) => ({ default: module.Principal })));
const Overview = lazy(() => import('./overview/overview').then((module) => ({ default: module.Overview })));

type SignedIn = Session & { person: NonNullable<Session['person']> };
const isSignedIn = (session: Session): session is SignedIn => session.person !== null;

export function App() {
  const { data: session, error, refetch } = useSession();
  const { pathname } = useLocation();
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!session) return <Waiting />;
  if (!isSignedIn(session)) return <SignIn session={session} />;
  return (
    <Fence at={pathname}>
      <Suspense fallback={<Waiting />}>
        <Routes>
          <Route element={<Shell session={session} person={session.person} />}>
            <Route index element={<Landing person={session.person} />} />
            <Route path="plans" element={<Plans session={session} />} />
            <Route path="search" element={<Search />} />
            <Route path="plans/:planId" element={<Ledger />} />
            <Route path="plans/:planId/desk" element={<Desk />} />
            <Route path="plans/:planId/overview" element={<Overview />} />
            <Route path="plans/:planId/units" element={<Units />} />
            <Route path="plans/:planId/units/:unitId" element={<UnitPage person={session.person} />} />
            <Route path="plans/:planId/tasks/:taskId" element={<Task person={session.person} />} />
            <Route path="plans/:planId/sheet" element={<OwnSheet person={session.person} />} />
            <Route path="plans/:planId/sign-off" element={<OwnSheet person={session.person} sign />} />
            <Route path="plans/:planId/verify" element={<Verify person={session.person} />} />
            <Route path="plans/:planId/principal" element={<Principal />} />
            <Route path="plans/:planId/periods" element={<Periods />} />
            <Route path="plans/:planId/periods/:periodId" element={<Period />} />
            <Route path="plans/:planId/periods/:periodId/review" element={<Review />} />
            <Route path="plans/:planId/periods/:periodId/consolidation" element={<Consolidation />} />
            <Route path="plans/:planId/periods/:periodId/sheets/:unitId" element={<Sheet />} />
            <Route path="plans/:planId/periods/:periodId/sheets/:unitId/sign-off" element={<SignOff person={session.person} />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        </Routes>
      </Suspense>
    </Fence>
  );
}
