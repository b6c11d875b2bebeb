/** One's own account: how to be reached, password, second factor, sessions, language. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answer, api } from '../api/client';
import { type Account as AccountShape, accountQuery } from '../api/identity';
import { EntryTrouble, TextField } from '../session/entry';
import { useSending } from '../session/use-sending';
import { LanguageSwitch } from '../shell/language-switch';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import './account.css';
import { Factors } from './factors';
import { OwnSessions } from './own-sessions';
import { PasswordForm } from './password-form';

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="account-part">
      <h2 className="section-head">{title}</h2>
      {children}
    </section>
  );
}

function Contact({ account }: { account: AccountShape }) {
  const { t } = useWords();
  const client = useQueryClient();
  const { busy, error, send } = useSending();
  const [mail, setMail] = useState(account.mail ?? '');
  const [phone, setPhone] = useState(account.phone ?? '');
  const [saved, setSaved] = useState(false);
  const changed = mail !== (account.mail ?? '') || phone !== (account.phone ?? '');
  const save = async () => {
    const body = { mail: mail.trim() || null, phone: phone.trim() || null };
    const now = await send(() => answer(api.PUT('/api/account', { body })));
    if (!now) return;
    client.setQueryData(accountQuery.queryKey, now);
    setSaved(true);
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <EntryTrouble error={error} />
      <TextField
        id="own-mail"
        label={t('people.mail')}
        hint={t('account.mail.what')}
        type="email"
        value={mail}
        onChange={setMail}
        autoComplete="email"
        longest={200}
        optional
      />
      <TextField
        id="own-phone"
        label={t('people.phone')}
        type="tel"
        value={phone}
        onChange={setPhone}
        autoComplete="tel"
        longest={30}
        optional
      />
      <div className="button-row">
        <button type="submit" className="main-button" disabled={busy || !changed}>
          {t('screen.save')}
        </button>
        <span role="status" className="faint">
          {saved && !changed ? t('account.saved') : ''}
        </span>
      </div>
    </form>
  );
}

function Password({ account }: { account: AccountShape }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [changed, setChanged] = useState(false);
  const { set, setOn, endsOn } = account.password;
  if (!set) return <p>{t('account.password.none')}</p>;
  const done = () => {
    setOpen(false);
    setChanged(true);
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
  return (
    <>
      <p>
        {setOn && t('account.password.setOn', { day: dayWords(setOn, locale) })}
        {endsOn && t('account.password.endsOn', { day: dayWords(endsOn, locale) })}
      </p>
      <p role="status" className="faint">
        {changed && !open ? t('account.password.changed') : ''}
      </p>
      {open ? (
        <PasswordForm account={account} done={done} />
      ) : (
        <button type="button" className="plain-button" onClick={() => setOpen(true)}>
          {t('account.password.change')}
        </button>
      )}
    </>
  );
}

export function Account() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(accountQuery);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page">
      <div className="measure">
        <div className="page-head">
          <h1>{t('place.account')}</h1>
        </div>
        <p>
          {data.unit.name} {data.name}{' '}
          <span className="faint">{data.roles.map((role) => t(`person.${role}`)).join(t('screen.list.comma'))}</span>
          {' · '}
          {t('entry.loginName')} {data.loginName}
        </p>
        <div className="account-parts">
          <Part title={t('account.password.title')}>
            <Password account={data} />
          </Part>
          <Part title={t('account.factors')}>
            <Factors account={data} />
          </Part>
          <Part title={t('account.sessions')}>
            <OwnSessions account={data} />
          </Part>
          <Part title={t('account.contact')}>
            <Contact account={data} />
          </Part>
          <Part title={t('screen.language')}>
            <LanguageSwitch />
          </Part>
        </div>
      </div>
    </div>
  );
}
