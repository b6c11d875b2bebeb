/** The second factor of one's own account: the app, recovery codes, passkeys; each made, renewed and removed here. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import { answer, api } from '../api/client';
import { type Account, accountQuery, type Proof } from '../api/identity';
import { EntryTrouble } from '../session/entry';
import { knowsPasskeys } from '../session/passkey';
import { useSending } from '../session/use-sending';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { AddPasskey } from './add-passkey';
import { RecoveryCodes } from './recovery-codes';
import { TotpSetUp } from './totp-set-up';
import { useProof } from './use-proof';

type Open = 'totp' | 'passkey' | { readonly codes: readonly string[] } | null;
const proofIn = (proof?: Proof) => (proof ? { proof } : {});

function Line({ name, what, children }: { name: string; what: string; children?: ReactNode }) {
  return (
    <li className="factor-line">
      <span>
        <b>{name}</b> <span className="faint">{what}</span>
      </span>
      <span className="button-row">{children}</span>
    </li>
  );
}

function useFactorActs() {
  const { t } = useWords();
  const { modal } = App.useApp();
  const client = useQueryClient();
  const { error, send } = useSending();
  const { proved, dialog } = useProof();
  const take = (account: Account | null) => account && client.setQueryData(accountQuery.queryKey, account);
  const sure = (name: string, remove: () => Promise<unknown>) =>
    modal.confirm({
      title: t('account.factor.remove.sure', { name }),
      content: t('account.factor.remove.what'),
      okText: t('account.factor.remove'),
      cancelText: t('screen.cancel'),
      okButtonProps: { danger: true },
      autoFocusButton: 'cancel',
      onOk: () => void remove(),
    });
  return {
    error,
    dialog,
    removeTotp: (name: string) =>
      sure(name, () => send(() => proved((proof) => answer(api.POST('/api/account/totp/remove', { body: proofIn(proof) })))).then(take)),
    removePasskey: (passkeyId: string, name: string) => {
      const params = { path: { passkeyId } };
      const path = '/api/account/passkeys/{passkeyId}/remove';
      return sure(name, () => send(() => proved((proof) => answer(api.POST(path, { params, body: proofIn(proof) })))).then(take));
    },
    makeCodes: () => send(() => proved((proof) => answer(api.POST('/api/account/recovery-codes', { body: proofIn(proof) })))),
  };
}

function Passkeys({ account, remove, add }: { account: Account; remove: (id: string, name: string) => void; add: () => void }) {
  const { t, locale } = useWords();
  const { passkeys, passkeysOffered } = account.secondFactor;
  return (
    <>
      {passkeys.map(({ passkeyId, name, madeAt, lastUsedAt }) => (
        <Line
          key={passkeyId}
          name={t('account.passkey.named', { name })}
          what={
            lastUsedAt
              ? t('account.lastUsed', { at: instantWords(lastUsedAt, locale) })
              : t('account.madeAt', { at: instantWords(madeAt, locale) })
          }
        >
          <button type="button" className="plain-button" onClick={() => remove(passkeyId, name)}>
            {t('account.factor.remove')}
          </button>
        </Line>
      ))}
      {passkeysOffered && (
        <Line name={t('account.factor.passkey')} what={t(knowsPasskeys() ? 'account.factor.passkey.what' : 'account.passkey.noWay')}>
          {knowsPasskeys() && (
            <button type="button" className="plain-button" onClick={add}>
              {t('account.passkey.add')}
            </button>
          )}
        </Line>
      )}
    </>
  );
}

export function Factors({ account }: { account: Account }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [open, setOpen] = useState<Open>(null);
  const acts = useFactorActs();
  const { totp, recoveryCodesLeft, passkeys, required } = account.secondFactor;
  const over = () => {
    setOpen(null);
    void client.invalidateQueries({ queryKey: accountQuery.queryKey });
  };
  const showCodes = async () => {
    const made = await acts.makeCodes();
    if (made) setOpen({ codes: made.codes });
  };
  if (open === 'totp') return <TotpSetUp done={(codes) => setOpen({ codes })} />;
  if (open === 'passkey') return <AddPasskey done={recoveryCodesLeft > 0 ? over : () => void showCodes()} />;
  if (open) return <RecoveryCodes codes={open.codes} done={over} />;
  const none = !totp && passkeys.length === 0;
  return (
    <>
      <p>{t(required ? 'account.factors.required' : 'account.factors.optional')}</p>
      <EntryTrouble error={acts.error} />
      {acts.dialog}
      <ul className="factor-lines">
        <Line name={t('account.factor.totp')} what={t(totp ? 'account.totp.set' : 'account.factor.totp.what')}>
          <button
            type="button"
            className="plain-button"
            onClick={() => (totp ? acts.removeTotp(t('account.factor.totp')) : setOpen('totp'))}
          >
            {t(totp ? 'account.factor.remove' : 'account.totp.setUp')}
          </button>
        </Line>
        <Passkeys account={account} remove={acts.removePasskey} add={() => setOpen('passkey')} />
        {!none && (
          <Line name={t('account.codes')} what={t('account.codes.left', { count: recoveryCodesLeft })}>
            <button type="button" className="plain-button" onClick={() => void showCodes()}>
              {t('account.codes.renew')}
            </button>
          </Line>
        )}
      </ul>
    </>
  );
}
