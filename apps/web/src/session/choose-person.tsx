/**
 * The entry page of the evaluation mode: whom to be. Plain elements and a little style of its own, because it is the first thing an old machine
 * loads; nothing of the component library may be imported here.
 */
import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Person } from '../api/client';
import { peopleQuery } from '../api/queries';
import { LanguageSwitch } from '../shell/language-switch';
import { Trouble } from '../shell/trouble';
import { useWords } from '../words/words';
import { useSignIn } from './session';
import './sign-in.css';

const UNIT_ROLES = ['liaison', 'handler', 'leaderInCharge'] as const;
const CENTRAL_ROLES = ['coordinator', 'verifier', 'principal', 'auditor'] as const;
const SHOWN_UNITS = 40;

type UnitPeople = { readonly unitId: string; readonly unitName: string; readonly people: readonly Person[] };

const hasAny = (person: Person, roles: readonly string[]) => person.roles.some((role) => roles.includes(role));

function byUnit(people: readonly Person[]): readonly UnitPeople[] {
  const units = new Map<string, UnitPeople>();
  for (const person of people.filter((each) => hasAny(each, UNIT_ROLES))) {
    const unit = units.get(person.unitId) ?? { unitId: person.unitId, unitName: person.unitName, people: [] };
    units.set(person.unitId, { ...unit, people: [...unit.people, person] });
  }
  return [...units.values()].sort((one, other) => one.unitName.localeCompare(other.unitName, 'zh'));
}

function Central({ people, choose, busy }: { people: readonly Person[]; choose: (person: Person) => void; busy: boolean }) {
  const { t } = useWords();
  const seats = CENTRAL_ROLES.flatMap((role) => people.filter((person) => person.roles.includes(role)).map((person) => ({ role, person })));
  return (
    <ul className="seats">
      {seats.map(({ role, person }) => (
        <li key={`${role}/${person.personId}`}>
          <button type="button" className={`seat seat-${role}`} disabled={busy} onClick={() => choose(person)}>
            <strong>{t(`person.${role}`)}</strong>
            <span className="seat-who">
              {person.unitName} {person.name}
            </span>
            <span className="seat-what">{t(`screen.signIn.what.${role}`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function UnitLine({ unit, choose, busy }: { unit: UnitPeople; choose: (person: Person) => void; busy: boolean }) {
  const { t } = useWords();
  const roleOf = (person: Person) => UNIT_ROLES.find((role) => person.roles.includes(role)) ?? 'liaison';
  const people = [...unit.people].sort((one, other) => UNIT_ROLES.indexOf(roleOf(one)) - UNIT_ROLES.indexOf(roleOf(other)));
  return (
    <li className="unit-line">
      <span className="unit-line-name">{unit.unitName}</span>
      <span className="unit-line-people">
        {people.map((person) => (
          <button key={person.personId} type="button" className="plain-button" disabled={busy} onClick={() => choose(person)}>
            <span className="unseen">{unit.unitName} </span>
            {t(`person.${roleOf(person)}`)}
            <span className="unseen"> {person.name}</span>
          </button>
        ))}
      </span>
    </li>
  );
}

export function ChoosePerson() {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const everyone = useQuery(peopleQuery(''));
  const found = useQuery(peopleQuery(asked));
  const signIn = useSignIn();
  const units = useMemo(() => byUnit(found.data?.people ?? []), [found.data]);
  const error = signIn.error ?? everyone.error ?? found.error;
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <h1>{t('screen.product')}</h1>
        <LanguageSwitch />
      </header>
      <main>
        <p className="sign-in-lead">{t('screen.signIn.lead')}</p>
        {error && <Trouble error={error} />}
        <h2>{t('screen.signIn.central')}</h2>
        <Central people={everyone.data?.people ?? []} choose={(person) => signIn.mutate(person)} busy={signIn.isPending} />
        <h2 id="unit-people">{t('screen.signIn.units')}</h2>
        <label className="unit-search">
          <span>{t('screen.signIn.search')}</span>
          <input type="search" value={q} onChange={(event) => setQ(event.target.value)} placeholder={t('screen.signIn.searchExample')} />
        </label>
        <ul className="unit-lines" aria-labelledby="unit-people">
          {units.slice(0, SHOWN_UNITS).map((unit) => (
            <UnitLine key={unit.unitId} unit={unit} choose={(person) => signIn.mutate(person)} busy={signIn.isPending} />
          ))}
        </ul>
        {units.length > SHOWN_UNITS && <p className="faint">{t('screen.signIn.more', { count: units.length - SHOWN_UNITS })}</p>}
        {found.data && units.length === 0 && <p className="faint">{asked ? t('screen.signIn.none') : t('screen.signIn.noUnits')}</p>}
      </main>
    </div>
  );
}
