/** What must be done before anything else: a password that has to be changed, a second factor that is not set up yet. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { PasswordForm } from '../account/password-form';
import { SetUpFactor } from '../account/set-up-factor';
import { accountQuery } from '../api/identity';
import { sessionQuery } from '../api/queries';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { EntryPage, EntryTrouble } from './entry';
import { type SignedIn, useSignOut } from './session';

export function Pending({ session }: { session: SignedIn }) {
  const { t } = useWords();
  const client = useQueryClient();
  const signOut = useSignOut();
  const { data, error } = useQuery(accountQuery);
  const step = session.pending[0] ?? 'change-password';
  const done = () => client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <EntryPage title={t(`pending.${step}`)}>
      <p>{t(`pending.${step}.what`)}</p>
      <EntryTrouble error={error} />
      {!data && !error && <Waiting />}
      {data && step === 'change-password' && <PasswordForm account={data} done={() => void done()} />}
      {data && step === 'enrol-second-factor' && <SetUpFactor account={data} done={() => void done()} />}
      <div className="entry-other">
        <button type="button" className="plain-button" onClick={() => signOut.mutate()}>
          {t('screen.signOut')}
        </button>
      </div>
    </EntryPage>
  );
}
