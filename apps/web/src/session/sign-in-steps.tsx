/** Signing in: name and password, a passkey, or single sign-on; then the second step where one is wanted. Tickets stay in memory. */
import { useEffect, useState } from 'react';
import { answer, api, type Session } from '../api/client';
import type { FactorMethod, SecondStep, SignInStep } from '../api/identity';
import type { ScreenKey } from '../words/words';
import { useWords } from '../words/words';
import { EntryTrouble, TextField } from './entry';
import { knowsPasskeys, signInWithPasskey } from './passkey';
import { PasswordField } from './password-field';
import { SecondFactor } from './second-factor';
import { useTakeSession } from './session';
import { useSending } from './use-sending';
import { keepWayBack } from './way-back';

const METHODS: readonly string[] = ['totp', 'passkey', 'recovery'] satisfies readonly FactorMethod[];

/** What the identity provider's answer left behind `#`: a second step, or why it did not come to one. */
function readHash(): { readonly second: SecondStep | null; readonly refused: string | null } {
  const left = new URLSearchParams(location.hash.slice(1));
  const ticket = left.get('ticket');
  const methods = (left.get('methods') ?? '').split(' ').filter((method): method is FactorMethod => METHODS.includes(method));
  return { second: ticket && methods.length > 0 ? { step: 'second-factor', ticket, methods } : null, refused: left.get('refused') };
}

const REFUSED: Readonly<Record<string, ScreenKey>> = {
  'sso/unknown-person': 'refusal.sso/unknown-person.detail',
  'sso/failed': 'refusal.sso/failed.detail',
};

type WaysProps = { readonly session: Session; readonly came: (step: SignInStep) => void };

function PasswordStep({ came }: { came: (step: SignInStep) => void }) {
  const { t } = useWords();
  const { busy, error, send } = useSending();
  const [loginName, setLoginName] = useState('');
  const [password, setPassword] = useState('');
  const enter = async () => {
    const step = await send(() => answer(api.POST('/api/sign-in', { body: { loginName, password } })));
    if (step) came(step);
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <EntryTrouble error={error} />
      <TextField id="login-name" label={t('entry.loginName')} value={loginName} onChange={setLoginName} autoComplete="username" first />
      <PasswordField id="password" label={t('entry.password')} value={password} onChange={setPassword} />
      <button type="submit" className="main-button" disabled={busy}>
        {t('entry.enter')}
      </button>
    </form>
  );
}

function OtherWays({ session, came }: WaysProps) {
  const { t } = useWords();
  const { busy, error, send } = useSending();
  const { passkey, singleSignOn } = session.signIn;
  const byPasskey = async () => {
    const step = await send(() => signInWithPasskey());
    if (step) came(step);
  };
  const bySingleSignOn = async () => {
    const begun = await send(() => answer(api.POST('/api/sign-in/single-sign-on', { body: {} })));
    if (!begun) return;
    keepWayBack();
    location.assign(begun.address);
  };
  const offersPasskey = passkey && knowsPasskeys();
  if (!offersPasskey && !singleSignOn) return null;
  return (
    <div className="entry-other">
      <EntryTrouble error={error} />
      {offersPasskey && (
        <button type="button" className="plain-button" disabled={busy} onClick={() => void byPasskey()}>
          {t('entry.passkey')}
        </button>
      )}
      {singleSignOn && (
        <button type="button" className="plain-button" disabled={busy} onClick={() => void bySingleSignOn()}>
          {t('entry.singleSignOn', { label: singleSignOn.label })}
        </button>
      )}
    </div>
  );
}

export function SignInSteps({ session }: { session: Session }) {
  const { t } = useWords();
  const take = useTakeSession();
  const [left] = useState(readHash);
  const [second, setSecond] = useState(left.second);
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, '', location.pathname + location.search);
  }, []);
  const came = (step: SignInStep) => (step.step === 'signed-in' ? take(step.session) : setSecond(step));
  if (second) return <SecondFactor step={second} came={came} again={() => setSecond(null)} />;
  const refused = left.refused === null ? null : (REFUSED[left.refused] ?? 'refusal.sso/failed.detail');
  return (
    <>
      {refused && (
        <div className="trouble" role="alert">
          <p>{t(refused)}</p>
        </div>
      )}
      <PasswordStep came={came} />
      <OtherWays session={session} came={came} />
      <p className="faint">{t('entry.forgotten')}</p>
    </>
  );
}
