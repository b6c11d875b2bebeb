/** Setting up the second factor for the first time: the app on the phone, or a passkey; both end with recovery codes on the screen. */
import { useState } from 'react';
import { answer, api } from '../api/client';
import type { Account } from '../api/identity';
import { knowsPasskeys } from '../session/passkey';
import { useWords } from '../words/words';
import { AddPasskey } from './add-passkey';
import { RecoveryCodes } from './recovery-codes';
import { TotpSetUp } from './totp-set-up';
import { useProof } from './use-proof';

export function SetUpFactor({ account, done }: { account: Account; done: () => void }) {
  const { t } = useWords();
  const [way, setWay] = useState<'totp' | 'passkey' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const { proved, dialog } = useProof();
  const offersPasskeys = account.secondFactor.passkeysOffered && knowsPasskeys();
  const withCodes = async () => {
    const made = await proved((proof) => answer(api.POST('/api/account/recovery-codes', { body: proof ? { proof } : {} })));
    if (made) setCodes(made.codes);
    else done();
  };
  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  if (way === 'totp' || (way === null && !offersPasskeys)) return <TotpSetUp done={setCodes} />;
  if (way === 'passkey')
    return (
      <>
        <AddPasskey done={() => void withCodes()} />
        {dialog}
      </>
    );
  return (
    <ul className="seats">
      {(['totp', 'passkey'] as const).map((each) => (
        <li key={each}>
          <button type="button" className="seat" onClick={() => setWay(each)}>
            <strong>{t(`account.factor.${each}`)}</strong>
            <span className="seat-what">{t(`account.factor.${each}.what`)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
