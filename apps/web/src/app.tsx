/** The routes. Each screen is a link that can be shared; what is behind the sign-in is loaded when somebody is signed in. */
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Navigate, Route, Routes, useLocation } from 'react-router';
import type { Session } from './api/client';
import { watchIdle } from './session/idle';
import { isSignedIn, type SignedIn, useSession } from './session/session';
import { SignIn, SignInAgain } from './session/sign-in';
import { Fence } from './shell/fence';
import { Trouble } from './shell/trouble';
import { Waiting } from './shell/waiting';

const Shell = lazy(() => import('./shell/shell').then((module) => ({ default: module.Shell })));
const Landing = lazy(() => import('./session/landing').then((module) => ({ default: module.Landing })));
const Enrol = lazy(() => import('./session/enrol').then((module) => ({ default: module.Enrol })));
const Pending = lazy(() => import('./session/pending').then((module) => ({ default: module.Pending })));
const Account = lazy(() => import('./account/account').then((module) => ({ default: module.Account })));
const UnitPeople = lazy(() => import('./people/unit-people').then((module) => ({ default: module.UnitPeople })));
const HandOver = lazy(() => import('./people/hand-over').then((module) => ({ default: module.HandOver })));
const Accounts = lazy(() => import('./administration/accounts').then((module) => ({ default: module.Accounts })));
const Offices = lazy(() => import('./administration/offices').then((module) => ({ default: module.Offices })));
const Policy = lazy(() => import('./administration/policy').then((module) => ({ default: module.Policy })));
const Tokens = lazy(() => import('./administration/tokens').then((module) => ({ default: module.Tokens })));
const SecurityJournal = lazy(() => import('./administration/security-journal').then((module) => ({ default: module.SecurityJournal })));
const Settings = lazy(() => import('./administration/settings').then((module) => ({ default: module.Settings })));
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

/** Everything behind the sign-in. What a page outside the ledger shows is asked of the server, which answers nobody else. */
function Screens({ session }: { session: SignedIn }) {
  const { person } = session;
  return (
    <Routes>
      <Route element={<Shell session={session} person={person} />}>
        <Route index element={<Landing session={session} />} />
        <Route path="account" element={<Account />} />
        <Route path="unit-people" element={<UnitPeople unitId={person.unitId} />} />
        <Route path="people/:personId/hand-over" element={<HandOver person={person} />} />
        <Route path="accounts" element={<Accounts />} />
        <Route path="offices" element={<Offices person={person} />} />
        <Route path="policy" element={<Policy person={person} />} />
        <Route path="tokens" element={<Tokens today={session.today} />} />
        <Route path="security-journal" element={<SecurityJournal />} />
        <Route path="settings" element={<Settings />} />
        <Route path="plans" element={<Plans session={session} />} />
        <Route path="search" element={<Search />} />
        <Route path="plans/:planId" element={<Ledger />} />
        <Route path="plans/:planId/desk" element={<Desk />} />
        <Route path="plans/:planId/overview" element={<Overview />} />
        <Route path="plans/:planId/units" element={<Units />} />
        <Route path="plans/:planId/units/:unitId" element={<UnitPage person={person} />} />
        <Route path="plans/:planId/tasks/:taskId" element={<Task person={person} />} />
        <Route path="plans/:planId/sheet" element={<OwnSheet person={person} />} />
        <Route path="plans/:planId/sign-off" element={<OwnSheet person={person} sign />} />
        <Route path="plans/:planId/verify" element={<Verify person={person} />} />
        <Route path="plans/:planId/principal" element={<Principal />} />
        <Route path="plans/:planId/periods" element={<Periods />} />
        <Route path="plans/:planId/periods/:periodId" element={<Period />} />
        <Route path="plans/:planId/periods/:periodId/review" element={<Review />} />
        <Route path="plans/:planId/periods/:periodId/consolidation" element={<Consolidation />} />
        <Route path="plans/:planId/periods/:periodId/sheets/:unitId" element={<Sheet />} />
        <Route path="plans/:planId/periods/:periodId/sheets/:unitId/sign-off" element={<SignOff person={person} />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Route>
    </Routes>
  );
}

/** The session whose screens stand on the page: the present one, or the one that has just run out, so that nothing typed is lost with it. */
function useShown(session: Session | undefined): SignedIn | null {
  const last = useRef<SignedIn | null>(null);
  if (session && isSignedIn(session)) last.current = session;
  return session?.mode === 'evaluation' && !isSignedIn(session) ? null : last.current;
}

export function App() {
  const { data: session, error, refetch } = useSession();
  const { pathname } = useLocation();
  const shown = useShown(session);
  const minutes = session?.minutesIdle ?? null;
  useEffect(() => (minutes === null ? undefined : watchIdle(minutes, () => void refetch())), [minutes, refetch]);
  if (error && !shown) return <Trouble error={error} retry={() => void refetch()} />;
  if (!session) return <Waiting />;
  if (pathname === '/enrol')
    return (
      <Suspense fallback={<Waiting />}>
        <Enrol />
      </Suspense>
    );
  if (!shown) return <SignIn session={session} />;
  if (isSignedIn(session) && session.pending.length > 0)
    return (
      <Suspense fallback={<Waiting />}>
        <Pending session={session} />
      </Suspense>
    );
  const over = !isSignedIn(session);
  return (
    <Fence at={pathname}>
      {over && <SignInAgain session={session} />}
      <div className="screens" inert={over} key={shown.person.personId}>
        <Suspense fallback={<Waiting />}>
          <Screens session={shown} />
        </Suspense>
      </div>
    </Fence>
  );
}
