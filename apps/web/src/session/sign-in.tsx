/** Where nobody is signed in: whom to be (evaluation), or one's own account (production). */
import type { Session } from '../api/client';
import { useWords } from '../words/words';
import { ChoosePerson } from './choose-person';
import { EntryPage } from './entry';
import { SignInSteps } from './sign-in-steps';

export function SignIn({ session }: { session: Session }) {
  const { t } = useWords();
  if (session.mode === 'evaluation') return <ChoosePerson />;
  return (
    <EntryPage title={t('entry.title')}>
      <SignInSteps session={session} />
    </EntryPage>
  );
}

/** Over the screen that was left when the session ended: what was typed stays behind it. */
export function SignInAgain({ session }: { session: Session }) {
  const { t } = useWords();
  return (
    <div className="sign-in-again" role="dialog" aria-modal="true" aria-labelledby="sign-in-again">
      <div className="sign-in-again-box entry">
        <h2 id="sign-in-again">{t('entry.again')}</h2>
        <p className="notice-bar">{t('entry.again.what')}</p>
        <SignInSteps session={session} />
      </div>
    </div>
  );
}
