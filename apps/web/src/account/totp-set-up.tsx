/** The secret for the app on the phone, as a picture to scan and as text to type; it counts once a code of it was given. */
import { useEffect, useRef, useState } from 'react';
import { answer, api } from '../api/client';
import { EntryTrouble, TextField } from '../session/entry';
import { useSending } from '../session/use-sending';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { useProof } from './use-proof';

type Secret = { readonly secret: string; readonly picture: string };

const inFours = (secret: string) => secret.replace(/.{4}(?=.)/g, '$& ');

/** Asked for once, whatever is drawn how often. */
function useSecret() {
  const { send, error } = useSending();
  const { proved, dialog } = useProof();
  const [secret, setSecret] = useState<Secret | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void send(() => proved((proof) => answer(api.POST('/api/account/totp', { body: proof ? { proof } : {} })))).then(setSecret);
  });
  return { secret, error, dialog };
}

export function TotpSetUp({ done }: { done: (codes: readonly string[]) => void }) {
  const { t } = useWords();
  const { secret, error, dialog } = useSecret();
  const confirming = useSending();
  const [code, setCode] = useState('');
  const confirm = async () => {
    const made = await confirming.send(() => answer(api.POST('/api/account/totp/confirm', { body: { code } })));
    if (made) done(made.codes);
    else setCode('');
  };
  if (!secret)
    return (
      <>
        {error ? <EntryTrouble error={error} /> : <Waiting />}
        {dialog}
      </>
    );
  return (
    <>
      <p>{t('account.totp.what')}</p>
      <div className="qr">
        <img alt={t('account.totp.picture')} src={`data:image/svg+xml,${encodeURIComponent(secret.picture)}`} />
        <div>
          <p>{t('account.totp.byHand')}</p>
          <p className="secret">{inFours(secret.secret)}</p>
        </div>
      </div>
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault();
          void confirm();
        }}
      >
        <EntryTrouble error={confirming.error} />
        <TextField
          id="totp-code"
          label={t('account.totp.code')}
          value={code}
          onChange={setCode}
          autoComplete="one-time-code"
          numeric
          longest={20}
          first
        />
        <button type="submit" className="main-button" disabled={confirming.busy}>
          {t('account.totp.confirm')}
        </button>
      </form>
    </>
  );
}
