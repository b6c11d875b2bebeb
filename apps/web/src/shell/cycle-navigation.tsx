/** Ways into the half-year cycle: what a person's part in it is comes first. What may be done there, each screen learns from its resource. */
import { NavLink } from 'react-router';
import type { Person } from '../api/client';
import { useWords } from '../words/words';

export function CycleNavigation({ at, person, desk }: { at: string; person: Person; desk: boolean }) {
  const { t } = useWords();
  const has = (...roles: Person['roles']) => roles.some((role) => person.roles.includes(role));
  return (
    <>
      {has('liaison', 'handler') && <NavLink to={`${at}/sheet`}>{t('cycle.nav.sheet')}</NavLink>}
      {has('leaderInCharge') && <NavLink to={`${at}/sign-off`}>{t('cycle.nav.signOff')}</NavLink>}
      <NavLink to={`${at}/periods`}>{t('cycle.nav.periods')}</NavLink>
      {(has('verifier') || desk) && <NavLink to={`${at}/verify`}>{t('cycle.nav.verify')}</NavLink>}
      {(has('principal') || desk) && <NavLink to={`${at}/principal`}>{t('cycle.nav.principal')}</NavLink>}
    </>
  );
}
