/** A new passkey: a name to know it by, then the browser asks. */
import { useState } from 'react';
import type { Account } from '../api/identity';
import { EntryTrouble, TextField } from '../session/entry';
import { makePasskey } from '../session/passkey';
import { useSending } from '../session/use-sending';
import { useWords } from '../words/words';
import { useProof } from './use-proof';

export function AddPasskey({ done }: { done: (account: Account) => void }) {
  const { t } = useWords();
  const { busy, error, send } = useSending();
  const { proved, dialog } = useProof();
  const [name, setName] = useState(t('account.passkey.nameGiven'));
  const add = async () => {
    const account = await send(() => proved((proof) => makePasskey(name, proof)));
    if (account) done(account);
  };
  return (
    <>
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <EntryTrouble error={error} />
        <p>{t('account.passkey.add.what')}</p>
        <TextField id="passkey-name" label={t('account.passkey.name')} value={name} onChange={setName} longest={40} />
        <button type="submit" className="main-button" disabled={busy}>
          {t('account.passkey.add')}
        </button>
      </form>
      {dialog}
    </>
  );
}
