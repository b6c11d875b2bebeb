/** Everybody's account, for the security administrator: found by name, sign-in name or unit; invited into any unit. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { type AccountStatus, accountsQuery, type InvitationLink, officesQuery, type PersonRole, unitPeopleQuery } from '../api/identity';
import { unitsQuery } from '../api/queries';
import { InvitationShown } from '../people/invitation-shown';
import { PeopleTable } from '../people/people-table';
import { InviteForm } from '../people/person-form';
import type { Shown } from '../people/unit-people';
import { Trouble } from '../shell/trouble';
import { type Send, useSend } from '../shell/use-send';
import { Waiting } from '../shell/waiting';
import { ActDialog, Field } from '../task/acts/act-dialog';
import { UnitSelect } from '../unit/unit-select';
import { useWords } from '../words/words';

const STATUSES: readonly AccountStatus[] = ['invited', 'active', 'locked', 'removed', 'erased'];

type InviteProps = {
  readonly mayInvite: readonly PersonRole[];
  readonly send: Send;
  readonly invited: (name: string, invitation: InvitationLink) => void;
  readonly close: () => void;
};

/** The unit first, then the person. */
function InviteAnywhere(props: InviteProps) {
  const { t } = useWords();
  const [unitId, setUnitId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<{ unitId: string; name: string } | null>(null);
  const found = useQuery(unitsQuery(''));
  const named = useQuery({ ...unitPeopleQuery(unitId ?? ''), enabled: unitId !== null });
  if (chosen) return <InviteForm {...props} unit={chosen} />;
  return (
    <ActDialog
      title={t('people.invite')}
      explain={t('accounts.unit.what')}
      submitWords={t('accounts.unit.next')}
      ready={unitId !== null && named.data !== undefined}
      close={props.close}
      submit={async () => {
        setChosen(named.data?.unit ?? null);
        return null;
      }}
    >
      <Field id="invite-unit" label={t('people.unit')}>
        <UnitSelect id="invite-unit" label={t('people.unit')} known={found.data?.units ?? []} value={unitId} onChange={setUnitId} />
      </Field>
    </ActDialog>
  );
}

/** Until all three offices are held the rest of the house cannot be set up. */
function OfficesToFill() {
  const { t } = useWords();
  const { data } = useQuery(officesQuery);
  const missing = data?.offices.filter(({ holders }) => holders.length === 0).map(({ office }) => t(`person.${office}`)) ?? [];
  if (missing.length === 0) return null;
  return (
    <p className="notice-bar asks">
      {t('accounts.offices', { offices: missing.join(t('screen.list.comma')) })} <Link to="/offices">{t('place.offices')}</Link>
    </p>
  );
}

export function Accounts() {
  const { t } = useWords();
  const [q, setQ] = useState('');
  const [status, setStatus] = useState<AccountStatus | null>(null);
  const [pages, setPages] = useState<readonly string[]>([]);
  const { data, error, refetch } = useQuery(accountsQuery(useDeferredValue(q.trim()), status, pages.at(-1) ?? null));
  const { send } = useSend('accounts');
  const [inviting, setInviting] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const invited = (name: string, invitation: InvitationLink) => {
    setInviting(false);
    setShown({ name, invitation });
  };
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('place.accounts')}</h1>
        <Button type="primary" onClick={() => setInviting(true)}>
          {t('people.invite')}
        </Button>
      </div>
      <OfficesToFill />
      <div className="accounts-filters">
        <Input
          type="search"
          aria-label={t('accounts.search')}
          placeholder={t('accounts.search')}
          allowClear
          value={q}
          onChange={(event) => {
            setPages([]);
            setQ(event.target.value);
          }}
        />
        <Select
          aria-label={t('people.status')}
          placeholder={t('accounts.anyStatus')}
          allowClear
          value={status}
          options={STATUSES.map((value) => ({ value, label: t(`people.status.${value}`) }))}
          onChange={(chosen) => {
            setPages([]);
            setStatus(chosen ?? null);
          }}
        />
      </div>
      {data.people.length === 0 ? (
        <div className="empty">
          <h2>{t('accounts.none')}</h2>
        </div>
      ) : (
        <PeopleTable people={data.people} withUnit mayGive={data.mayInvite} send={send} invited={invited} />
      )}
      <div className="button-row">
        {pages.length > 0 && <Button onClick={() => setPages(pages.slice(0, -1))}>{t('page.before')}</Button>}
        {data.after && <Button onClick={() => setPages([...pages, data.after ?? ''])}>{t('page.next')}</Button>}
      </div>
      {inviting && <InviteAnywhere mayInvite={data.mayInvite} send={send} invited={invited} close={() => setInviting(false)} />}
      {shown && <InvitationShown {...shown} close={() => setShown(null)} />}
    </div>
  );
}
