/** The frame around every screen after sign-in: where one is, where one can go, who one is. */
import { useQuery } from '@tanstack/react-query';
import { Suspense, useEffect } from 'react';
import { Link, NavLink, Outlet, useLocation, useParams } from 'react-router';
import { SearchBox } from '../all-plans/search-box';
import type { Person, Plan, Session } from '../api/client';
import { planQuery } from '../api/queries';
import { onDay, PastDay, useAsOf } from '../as-of/as-of';
import { answersForUnit, seesLedger, useSignOut } from '../session/session';
import { useWords } from '../words/words';
import { CycleNavigation } from './cycle-navigation';
import { Fence } from './fence';
import { LanguageSwitch } from './language-switch';
import { Notices } from './notices';
import { PlacesNavigation } from './places';
import './notices.css';
import './print.css';
import './quoted.css';
import './shell.css';
import { Theme } from './theme';
import { Waiting } from './waiting';

function PlanNavigation({ planId, plan, person }: { planId: string; plan: Plan | undefined; person: Person }) {
  const { t } = useWords();
  const at = `/plans/${planId}`;
  const asOf = useAsOf();
  const mine = answersForUnit(person);
  return (
    <nav className="plan-navigation" aria-label={t('screen.nav.plan')}>
      {mine && <NavLink to={`${at}/units/${person.unitId}`}>{t('screen.nav.ownUnit')}</NavLink>}
      <NavLink to={onDay(at, asOf)} end>
        {t('screen.nav.ledger')}
      </NavLink>
      <NavLink to={`${at}/overview`}>{t('screen.nav.overview')}</NavLink>
      <NavLink to={`${at}/units`} end={mine}>
        {t('screen.nav.units')}
      </NavLink>
      <CycleNavigation at={at} person={person} plan={plan} asOf={asOf} />
      {plan?.desk && (
        <NavLink to={`${at}/desk`}>
          {t('screen.nav.desk')}
          {plan.openAsks > 0 && (
            <span className="count-mark">
              {plan.openAsks}
              <span className="unseen">{t('screen.nav.openAsks')}</span>
            </span>
          )}
        </NavLink>
      )}
    </nav>
  );
}

function Who({ session, person }: { session: Session; person: Person }) {
  const { t } = useWords();
  const signOut = useSignOut();
  const role = person.roles[0];
  return (
    <div className="who">
      <span className="who-name">
        {session.places.includes('account') ? (
          <Link to="/account" title={t('place.account')}>
            {person.unitName} {person.name}
          </Link>
        ) : (
          `${person.unitName} ${person.name}`
        )}
        {role && <span className="faint"> {t(`person.${role}`)}</span>}
      </span>
      <button type="button" className="plain-button" onClick={() => signOut.mutate()}>
        {session.mode === 'evaluation' ? t('screen.changePerson') : t('screen.signOut')}
      </button>
    </div>
  );
}

export function Shell({ session, person }: { session: Session; person: Person }) {
  const { t } = useWords();
  const { planId } = useParams();
  const { pathname } = useLocation();
  const { data: plan } = useQuery({ ...planQuery(planId ?? ''), enabled: planId !== undefined });
  const ledger = seesLedger(person);
  const title = planId ? plan?.title : null;
  useEffect(() => {
    document.title = [title, t('screen.product.short')].filter(Boolean).join(' · ');
  }, [title, t]);
  return (
    <div className="shell">
      <a className="skip" href="#screen">
        {t('screen.skip')}
      </a>
      <header className="head">
        <Link to={ledger ? '/plans' : '/'} className="product">
          {t('screen.product.short')}
        </Link>
        {planId && (
          <span className="plan-title" title={plan?.title ?? undefined}>
            {plan?.title ?? ''}
          </span>
        )}
        <span className="head-end">
          {ledger && <SearchBox />}
          <LanguageSwitch />
          {ledger && <Notices />}
          <Who session={session} person={person} />
        </span>
      </header>
      {planId ? <PlanNavigation planId={planId} plan={plan} person={person} /> : <PlacesNavigation session={session} />}
      {planId && <PastDay />}
      <main id="screen" className="screen" tabIndex={-1}>
        <Theme>
          <Fence at={pathname}>
            <Suspense fallback={<Waiting />}>
              <Outlet />
            </Suspense>
          </Fence>
        </Theme>
      </main>
    </div>
  );
}
