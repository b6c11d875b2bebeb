/** Accounts in a table: who, in which unit, with which roles, in which state, and what may be done. */
import type { InvitationLink, PersonRole, UnitPerson } from '../api/identity';
import { ScrollX } from '../shell/scroll-x';
import type { Send } from '../shell/use-send';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import './people.css';
import { PersonActs } from './person-acts';

type Props = {
  readonly people: readonly UnitPerson[];
  readonly withUnit?: boolean;
  readonly mayGive: readonly PersonRole[];
  readonly send: Send;
  readonly invited: (name: string, invitation: InvitationLink) => void;
};

function State({ person }: { person: UnitPerson }) {
  const { t, locale } = useWords();
  const { status, invitationEndsAt, lastSignedInAt, secondFactor } = person;
  const notes = [
    status === 'invited' &&
      (invitationEndsAt ? t('people.linkUntil', { at: instantWords(invitationEndsAt, locale) }) : t('people.linkOver')),
    status === 'active' && !secondFactor && t('people.noSecondFactor'),
    lastSignedInAt && t('people.lastSignedIn', { at: instantWords(lastSignedInAt, locale) }),
  ].filter(Boolean);
  return (
    <>
      <span className={status === 'locked' ? 'chip chip-ask' : 'chip'}>{t(`people.status.${status}`)}</span>
      <span className="faint block">{notes.join(t('people.semicolon'))}</span>
    </>
  );
}

export function PeopleTable({ people, withUnit = false, mayGive, send, invited }: Props) {
  const { t } = useWords();
  return (
    <ScrollX label={t('people.table')}>
      <table className="plain-table people-table">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            {withUnit && <th scope="col">{t('people.unit')}</th>}
            <th scope="col">{t('entry.loginName')}</th>
            <th scope="col">{t('people.roles')}</th>
            <th scope="col">{t('people.contact')}</th>
            <th scope="col">{t('people.status')}</th>
            <th scope="col">{t('people.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.personId}>
              <th scope="row">{person.name}</th>
              {withUnit && <td>{person.unit.name}</td>}
              <td>{person.loginName}</td>
              <td>
                {person.roles.map((role) => t(`person.${role}`)).join(t('screen.list.comma')) || (
                  <span className="faint">{t('people.noRoles')}</span>
                )}
              </td>
              <td>
                <span className="block">{person.mail}</span>
                <span className="block">{person.phone}</span>
              </td>
              <td>
                <State person={person} />
              </td>
              <td>
                <PersonActs person={person} mayGive={mayGive} send={send} invited={invited} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
