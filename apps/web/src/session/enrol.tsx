/** Coming in by a one-time link: whom it is for, a password of one's own; the first administrator says also who they are. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api } from '../api/client';
import type { Invitation } from '../api/identity';
import { Waiting } from '../shell/waiting';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { EntryPage, EntryTrouble, TextField } from './entry';
import { PasswordField } from './password-field';
import { useTakeSession } from './session';
import { useSending } from './use-sending';

function ForWhom({ invitation }: { invitation: Invitation }) {
  const { t, locale } = useWords();
  const { name, unitName, roles, loginName, endsAt, purpose } = invitation;
  return (
    <>
      <p>{t(`enrol.what.${purpose}`)}</p>
      {purpose !== 'first' && (
        <dl className="facts">
          <dt>{t('people.name')}</dt>
          <dd>{name}</dd>
          <dt>{t('people.unit')}</dt>
          <dd>{unitName}</dd>
          <dt>{t('people.roles')}</dt>
          <dd>{roles.map((role) => t(`person.${role}`)).join(t('screen.list.comma'))}</dd>
          <dt>{t('entry.loginName')}</dt>
          <dd>{loginName}</dd>
        </dl>
      )}
      <p className="faint">{t('enrol.endsAt', { at: instantWords(endsAt, locale) })}</p>
    </>
  );
}

type FormProps = { readonly token: string; readonly invitation: Invitation };

function EnrolForm({ token, invitation }: FormProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const take = useTakeSession();
  const { busy, error, send } = useSending();
  const [first, setFirst] = useState({ name: '', loginName: '', unitName: '' });
  const [password, setPassword] = useState('');
  const isFirst = invitation.purpose === 'first';
  const accept = async () => {
    const body = { token, password, ...(isFirst ? { first } : {}) };
    const step = await send(() => answer(api.POST('/api/invitations/accept', { body })));
    if (step?.step !== 'signed-in') return;
    take(step.session);
    navigate('/', { replace: true });
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void accept();
      }}
    >
      <EntryTrouble error={error} />
      {isFirst ? (
        <>
          <TextField
            id="first-name"
            label={t('people.name')}
            value={first.name}
            onChange={(name) => setFirst({ ...first, name })}
            longest={60}
            autoComplete="name"
            first
          />
          <TextField
            id="first-unit"
            label={t('people.unit')}
            hint={t('enrol.unitHint')}
            value={first.unitName}
            onChange={(unitName) => setFirst({ ...first, unitName })}
            autoComplete="organization"
          />
          <TextField
            id="first-login"
            label={t('entry.loginName')}
            hint={t('people.loginNameHint')}
            value={first.loginName}
            onChange={(loginName) => setFirst({ ...first, loginName })}
            longest={64}
            autoComplete="username"
          />
        </>
      ) : (
        <input
          type="text"
          className="unseen"
          tabIndex={-1}
          aria-hidden="true"
          readOnly
          value={invitation.loginName}
          autoComplete="username"
        />
      )}
      <PasswordField
        id="new-password"
        label={t('enrol.password')}
        value={password}
        onChange={setPassword}
        rules={invitation.passwordRules}
        first={!isFirst}
      />
      <button type="submit" className="main-button" disabled={busy}>
        {t('enrol.accept')}
      </button>
    </form>
  );
}

function LinkAccount({ token, label }: { token: string; label: string }) {
  const { t } = useWords();
  const { busy, error, send } = useSending();
  const go = async () => {
    const begun = await send(() => answer(api.POST('/api/sign-in/single-sign-on', { body: { invitation: token } })));
    if (begun) location.assign(begun.address);
  };
  return (
    <div className="entry-other">
      <EntryTrouble error={error} />
      <button type="button" className="plain-button" disabled={busy} onClick={() => void go()}>
        {t('enrol.link', { label })}
      </button>
    </div>
  );
}

export function Enrol() {
  const { t } = useWords();
  const [token] = useState(() => location.hash.slice(1));
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname);
  }, []);
  const { data, error } = useQuery({
    queryKey: ['session', 'invitation', token],
    queryFn: () => answer(api.POST('/api/invitations/look', { body: { token } })),
    enabled: token.length > 0,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  return (
    <EntryPage title={t('enrol.title')}>
      <EntryTrouble error={error} />
      {token === '' && <p className="notice-bar asks">{t('refusal.invitation/over.detail')}</p>}
      {token !== '' && !data && !error && <Waiting />}
      {data && (
        <>
          <ForWhom invitation={data} />
          <EnrolForm token={token} invitation={data} />
          {data.oidc && <LinkAccount token={token} label={data.oidc.label} />}
        </>
      )}
    </EntryPage>
  );
}
