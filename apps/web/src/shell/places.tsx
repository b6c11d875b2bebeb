/** Pages outside the ledger that are open to this person: the server names them, the menu shows no other. */
import { NavLink } from 'react-router';
import type { Session } from '../api/client';
import { seesLedger } from '../session/session';
import { useWords } from '../words/words';

export function PlacesNavigation({ session }: { session: Session }) {
  const { t } = useWords();
  if (session.places.length === 0 || !session.person) return null;
  const [own, ...others] = [...session.places].sort((one, other) => Number(one !== 'account') - Number(other !== 'account'));
  return (
    <nav className="plan-navigation" aria-label={t('place.navigation')}>
      {seesLedger(session.person) && <NavLink to="/plans">{t('screen.plans')}</NavLink>}
      {others.map((place) => (
        <NavLink key={place} to={`/${place}`}>
          {t(`place.${place}`)}
        </NavLink>
      ))}
      {own && <NavLink to={`/${own}`}>{t(`place.${own}`)}</NavLink>}
    </nav>
  );
}
