/** What may be done with a person's account: only what the server says; what takes something away is asked back first. */
import { App, Button } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import type { InvitationLink, PersonAct, PersonRole, UnitPerson } from '../api/identity';
import type { Send } from '../shell/use-send';
import { useWords } from '../words/words';
import { ChangeForm } from './person-form';

type Props = {
  readonly person: UnitPerson;
  readonly mayGive: readonly PersonRole[];
  readonly send: Send;
  readonly invited: (name: string, invitation: InvitationLink) => void;
};
type Asked = Exclude<PersonAct, 'change' | 'hand-over'>;

/** Unlocking takes nothing away; everything else ends something. */
const IS_GRAVE: readonly PersonAct[] = ['remove', 'erase'];

function useAsked({ person, send, invited }: Props) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const params = { path: { personId: person.personId } };
  const renew = async () => {
    const invitation = await send(() => answer(api.POST('/api/people/{personId}/invitation', { params, body: {} })));
    if (invitation) invited(person.name, invitation);
  };
  const plain = (act: 'unlock' | 'remove' | 'erase') =>
    send(() => answer(api.POST(`/api/people/{personId}/${act}`, { params, body: {} })), t(`people.${act}.done`));
  const carryOut = (act: Asked) => (act === 'renew-invitation' ? renew() : plain(act));
  return (act: Asked) => {
    if (act === 'unlock') return void carryOut(act);
    modal.confirm({
      title: t(`people.${act}.sure`, { name: person.name }),
      content: t(`people.${act}.what`),
      okText: t(`people.${act}`),
      cancelText: t('screen.cancel'),
      okButtonProps: { danger: IS_GRAVE.includes(act) },
      autoFocusButton: 'cancel',
      onOk: () => void carryOut(act),
    });
  };
}

export function PersonActs(props: Props) {
  const { person, mayGive, send } = props;
  const { t } = useWords();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const ask = useAsked(props);
  const begin = (act: PersonAct) => {
    if (act === 'change') setChanging(true);
    else if (act === 'hand-over') navigate(`/people/${person.personId}/hand-over`);
    else ask(act);
  };
  return (
    <div className="person-acts">
      {person.allowed.map((act) => (
        <Button key={act} size="small" type="link" danger={IS_GRAVE.includes(act)} onClick={() => begin(act)}>
          {t(`people.${act}`)}
          <span className="unseen"> {person.name}</span>
        </Button>
      ))}
      {changing && <ChangeForm person={person} mayGive={mayGive} send={send} close={() => setChanging(false)} />}
    </div>
  );
}
