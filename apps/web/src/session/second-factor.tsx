/** The second step: the code of the app, a recovery code, or a passkey. */
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { FactorMethod, SecondStep, SignInStep } from '../api/identity';
import { ProblemError } from '../api/problem';
import { useWords } from '../words/words';
import { EntryTrouble, TextField } from './entry';
import { knowsPasskeys, signInWithPasskey } from './passkey';
import { useSending } from './use-sending';

type Props = { readonly step: SecondStep; readonly came: (step: SignInStep) => void; readonly again: () => void };

const isOver = (error: unknown) => error instanceof ProblemError && error.problem.code === 'sign-in/ticket-over';

function CodeForm({ ticket, method, came, over }: { ticket: string; method: 'totp' | 'recovery'; came: Props['came']; over: () => void }) {
  const { t } = useWords();
  const { busy, error, send } = useSending();
  const [code, setCode] = useState('');
  const enter = async () => {
    const step = await send(() => answer(api.POST('/api/sign-in/second-factor', { body: { ticket, method, code } })));
    if (step) came(step);
    else setCode('');
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
      {isOver(error) ? (
        <button type="button" className="main-button" onClick={over}>
          {t('entry.startAgain')}
        </button>
      ) : (
        <>
          <TextField
            id="code"
            label={t(`entry.method.${method}`)}
            hint={t(`entry.method.${method}.what`)}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            numeric={method === 'totp'}
            longest={20}
            first
          />
          <button type="submit" className="main-button" disabled={busy}>
            {t('entry.enter')}
          </button>
        </>
      )}
    </form>
  );
}

function PasskeyStep({ ticket, came }: { ticket: string; came: Props['came'] }) {
  const { t } = useWords();
  const { busy, error, send } = useSending();
  const enter = async () => {
    const step = await send(() => signInWithPasskey(ticket));
    if (step) came(step);
  };
  return (
    <div className="entry-form">
      <EntryTrouble error={error} />
      <p>{t('entry.method.passkey.what')}</p>
      <button type="button" className="main-button" disabled={busy} onClick={() => void enter()}>
        {t('entry.passkey.use')}
      </button>
    </div>
  );
}

export function SecondFactor({ step, came, again }: Props) {
  const { t } = useWords();
  const methods = step.methods.filter((method) => method !== 'passkey' || knowsPasskeys());
  const [method, setMethod] = useState<FactorMethod>(methods[0] ?? 'totp');
  const others = methods.filter((each) => each !== method);
  return (
    <>
      <p>{t('entry.second')}</p>
      {method === 'passkey' ? (
        <PasskeyStep ticket={step.ticket} came={came} />
      ) : (
        <CodeForm key={method} ticket={step.ticket} method={method} came={came} over={again} />
      )}
      <div className="entry-other">
        {others.map((other) => (
          <button key={other} type="button" className="plain-button" onClick={() => setMethod(other)}>
            {t(`entry.method.${other}.instead`)}
          </button>
        ))}
        <button type="button" className="plain-button" onClick={again}>
          {t('entry.back')}
        </button>
      </div>
    </>
  );
}
