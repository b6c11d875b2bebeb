/** Changing one's own password: the other sessions end, this one goes on. */
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Account } from '../api/identity';
import { EntryTrouble } from '../session/entry';
import { PasswordField } from '../session/password-field';
import { useTakeSession } from '../session/session';
import { useSending } from '../session/use-sending';
import { useWords } from '../words/words';

export function PasswordForm({ account, done }: { account: Account; done: () => void }) {
  const { t } = useWords();
  const take = useTakeSession();
  const { busy, error, send } = useSending();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = async () => {
    const step = await send(() => answer(api.POST('/api/account/password', { body: { current, next } })));
    if (step?.step !== 'signed-in') return;
    take(step.session);
    done();
  };
  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        void change();
      }}
    >
      <EntryTrouble error={error} />
      <input type="text" className="unseen" tabIndex={-1} aria-hidden="true" readOnly value={account.loginName} autoComplete="username" />
      <PasswordField id="current-password" label={t('account.password.current')} value={current} onChange={setCurrent} first />
      <PasswordField id="next-password" label={t('account.password.next')} value={next} onChange={setNext} rules={account.password.rules} />
      <button type="submit" className="main-button" disabled={busy}>
        {t('account.password.change')}
      </button>
    </form>
  );
}
