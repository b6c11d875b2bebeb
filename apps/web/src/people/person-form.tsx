/** Inviting a person, or changing one: name, roles, how to be reached. The sign-in name is given once. */
import { Checkbox, Input } from 'antd';
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { InvitationLink, PersonRole, UnitPerson } from '../api/identity';
import type { Send } from '../shell/use-send';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

const NAME_LONGEST = 60;
const LOGIN_LONGEST = 64;

type Written = {
  readonly name: string;
  readonly loginName: string;
  readonly roles: readonly PersonRole[];
  readonly mail: string;
  readonly phone: string;
};
const EMPTY: Written = { name: '', loginName: '', roles: [], mail: '', phone: '' };
const ready = ({ name, loginName, roles }: Written) => name.trim() !== '' && loginName.trim().length > 1 && roles.length > 0;
const sent = ({ name, roles, mail, phone }: Written) => ({
  name,
  roles: [...roles],
  mail: mail.trim() || null,
  phone: phone.trim() || null,
});

type FieldsProps = {
  readonly written: Written;
  readonly set: (written: Written) => void;
  readonly mayGive: readonly PersonRole[];
  readonly known: boolean;
};

function PersonFields({ written, set, mayGive, known }: FieldsProps) {
  const { t } = useWords();
  const line = (field: 'name' | 'mail' | 'phone' | 'loginName', longest: number, hint?: string) => (
    <Field id={`person-${field}`} label={t(field === 'loginName' ? 'entry.loginName' : `people.${field}`)} {...(hint ? { hint } : {})}>
      <Input
        id={`person-${field}`}
        value={written[field]}
        maxLength={longest}
        autoComplete="off"
        disabled={field === 'loginName' && known}
        onChange={(event) => set({ ...written, [field]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      <div className="act-pair">
        {line('name', NAME_LONGEST)}
        {line('loginName', LOGIN_LONGEST, known ? undefined : t('people.loginNameHint'))}
      </div>
      <fieldset className="act-field">
        <legend>{t('people.roles')}</legend>
        <Checkbox.Group
          options={mayGive.map((role) => ({ value: role, label: t(`person.${role}`) }))}
          value={[...written.roles]}
          onChange={(roles) => set({ ...written, roles })}
        />
      </fieldset>
      <div className="act-pair">
        {line('mail', 200, t('people.mailHint'))}
        {line('phone', 30)}
      </div>
    </>
  );
}

type InviteProps = {
  readonly unit: { readonly unitId: string; readonly name: string };
  readonly mayInvite: readonly PersonRole[];
  readonly send: Send;
  readonly invited: (name: string, invitation: InvitationLink) => void;
  readonly close: () => void;
};

export function InviteForm({ unit, mayInvite, send, invited, close }: InviteProps) {
  const { t } = useWords();
  const [written, set] = useState(EMPTY);
  const invite = async () => {
    const body = { ...sent(written), loginName: written.loginName };
    const params = { path: { unitId: unit.unitId } };
    const made = await send(() => answer(api.POST('/api/units/{unitId}/people', { params, body })));
    if (made) invited(made.person.name, made.invitation);
    return made;
  };
  return (
    <ActDialog
      title={t('people.inviteInto', { unit: unit.name })}
      explain={t('people.invite.what')}
      submitWords={t('people.invite')}
      ready={ready(written)}
      close={close}
      submit={invite}
    >
      <PersonFields written={written} set={set} mayGive={mayInvite} known={false} />
    </ActDialog>
  );
}

type ChangeProps = {
  readonly person: UnitPerson;
  readonly mayGive: readonly PersonRole[];
  readonly send: Send;
  readonly close: () => void;
};

export function ChangeForm({ person, mayGive, send, close }: ChangeProps) {
  const { t } = useWords();
  const [written, set] = useState<Written>({ ...person, mail: person.mail ?? '', phone: person.phone ?? '' });
  const back = person.status === 'removed';
  const change = () => {
    const params = { path: { personId: person.personId } };
    return send(() => answer(api.PUT('/api/people/{personId}', { params, body: sent(written) })), t('people.changed'));
  };
  return (
    <ActDialog
      title={t('people.changeOne', { name: person.name })}
      explain={t(back ? 'people.back.what' : 'people.change.what')}
      submitWords={t('screen.save')}
      ready={ready(written)}
      close={close}
      submit={change}
    >
      <PersonFields written={written} set={set} mayGive={mayGive} known />
    </ActDialog>
  );
}
