/** Ways into the half-year cycle: what a person's part in it is comes first. What may be done there, each screen learns from its resource. */
import { Link, NavLink, useLocation } from 'react-router';
import type { Person } from '../api/client';
import { useWords } from '../words/words';

/** The own sheet lies under its period; the way one came by is the one marked. */
const here = (is: boolean) => (is ? { className: 'active', 'aria-current': 'page' as const } : {});

export function CycleNavigation({ at, person, desk }: { at: string; person: Person; desk: boolean }) {
  const { t } = useWords();
  const has = (...roles: Person['roles']) => roles.some((role) => person.roles.includes(role));
  const { pathname } = useLocation();
  const own = pathname.includes(`/sheets/${person.unitId}`);
  const signOff = own && pathname.endsWith('/sign-off') && has('leaderInCharge');
  const sheet = own && !signOff && has('liaison', 'handler');
  const on = { sheet, signOff, periods: pathname.startsWith(`${at}/periods`) && !sheet && !signOff };
  return (
    <>
      {has('liaison', 'handler') && (
        <Link to={`${at}/sheet`} {...here(on.sheet)}>
          {t('cycle.nav.sheet')}
        </Link>
      )}
      {has('leaderInCharge') && (
        <Link to={`${at}/sign-off`} {...here(on.signOff)}>
          {t('cycle.nav.signOff')}
        </Link>
      )}
      <Link to={`${at}/periods`} {...here(on.periods)}>
        {t('cycle.nav.periods')}
      </Link>
      {(has('verifier') || desk) && <NavLink to={`${at}/verify`}>{t('cycle.nav.verify')}</NavLink>}
      {(has('principal') || desk) && <NavLink to={`${at}/principal`}>{t('cycle.nav.principal')}</NavLink>}
    </>
  );
}
