/**
 * Ways into the half-year cycle: what a person's part in it is comes first. Who stands in for a leader or a verifier finds the way by what the plan
 * allows; what may be done there, each screen learns from its resource.
 */
import { Link, NavLink, useLocation } from 'react-router';
import type { Person, Plan } from '../api/client';
import { onDay } from '../as-of/as-of';
import { useWords } from '../words/words';

/** The own sheet lies under its period; the way one came by is the one marked. */
const here = (is: boolean) => (is ? { className: 'active', 'aria-current': 'page' as const } : {});

type Props = { readonly at: string; readonly person: Person; readonly plan: Plan | undefined; readonly asOf: string | null };

export function CycleNavigation({ at, person, plan, asOf }: Props) {
  const { t } = useWords();
  const has = (...roles: Person['roles']) => roles.some((role) => person.roles.includes(role));
  const may = (...acts: Plan['allowed'][number][]) => acts.some((act) => plan?.allowed.includes(act));
  const desk = plan?.desk ?? false;
  const signs = has('leaderInCharge') || (may('sign-off') && !desk);
  const { pathname } = useLocation();
  const own = pathname.includes(`/sheets/${person.unitId}`);
  const signOff = own && pathname.endsWith('/sign-off') && signs;
  const sheet = own && !signOff && has('liaison', 'handler');
  const on = { sheet, signOff, periods: pathname.startsWith(`${at}/periods`) && !sheet && !signOff };
  return (
    <>
      {has('liaison', 'handler') && (
        <Link to={`${at}/sheet`} {...here(on.sheet)}>
          {t('cycle.nav.sheet')}
        </Link>
      )}
      {signs && (
        <Link to={`${at}/sign-off`} {...here(on.signOff)}>
          {t('cycle.nav.signOff')}
        </Link>
      )}
      <Link to={onDay(`${at}/periods`, asOf)} {...here(on.periods)}>
        {t('cycle.nav.periods')}
      </Link>
      {(has('verifier') || desk || may('verify-claim', 'look-back', 'give-light')) && (
        <NavLink to={onDay(`${at}/verify`, asOf)}>{t('cycle.nav.verify')}</NavLink>
      )}
      {(has('principal') || desk) && <NavLink to={onDay(`${at}/principal`, asOf)}>{t('cycle.nav.principal')}</NavLink>}
    </>
  );
}
