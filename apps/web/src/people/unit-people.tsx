/** The people of the liaison's own unit: invited, changed, removed, handed over. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { type InvitationLink, unitPeopleQuery } from '../api/identity';
import { Trouble } from '../shell/trouble';
import { useSend } from '../shell/use-send';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { InvitationShown } from './invitation-shown';
import { PeopleTable } from './people-table';
import { InviteForm } from './person-form';

export type Shown = { readonly name: string; readonly invitation: InvitationLink };

export function UnitPeople({ unitId }: { unitId: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(unitPeopleQuery(unitId));
  const { send } = useSend('accounts', 'colleagues');
  const [inviting, setInviting] = useState(false);
  const [shown, setShown] = useState<Shown | null>(null);
  const invited = (name: string, invitation: InvitationLink) => setShown({ name, invitation });
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const alone = data.people.filter(({ status }) => status !== 'removed' && status !== 'erased').length < 2;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('people.of', { unit: data.unit.name })}</h1>
          {data.mayInvite.length > 0 && (
            <Button type="primary" onClick={() => setInviting(true)}>
              {t('people.invite')}
            </Button>
          )}
        </div>
        {alone && <p className="notice-bar">{t('people.alone')}</p>}
        <PeopleTable people={data.people} mayGive={data.mayInvite} send={send} invited={invited} />
        {inviting && (
          <InviteForm unit={data.unit} mayInvite={data.mayInvite} send={send} invited={invited} close={() => setInviting(false)} />
        )}
        {shown && <InvitationShown {...shown} close={() => setShown(null)} />}
      </div>
    </div>
  );
}
