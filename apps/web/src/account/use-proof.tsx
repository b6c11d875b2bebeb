/**
 * Acts on one's own factors want to know the person again where the sign-in is some time ago: the server says so, the dialog asks, the act goes
 * out once more. `dialog` has to stand in the page.
 */
import { type ReactNode, useState } from 'react';
import type { Proof } from '../api/identity';
import { ProblemError } from '../api/problem';
import { EntryTrouble, TextField } from '../session/entry';
import { PasswordField } from '../session/password-field';
import { useWords } from '../words/words';

type Question = { readonly error: unknown; readonly told: (proof: Proof | null) => void };
export type Proved = <T>(send: (proof?: Proof) => Promise<T>) => Promise<T | null>;

const codeOf = (error: unknown) => (error instanceof ProblemError ? error.problem.code : '');

export function useProof(): { readonly proved: Proved; readonly dialog: ReactNode } {
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (error: unknown) =>
    new Promise<Proof | null>((resolve) => {
      const told = (proof: Proof | null) => {
        setQuestion(null);
        resolve(proof);
      };
      setQuestion({ error, told });
    });
  const proved: Proved = async (send) => {
    let proof: Proof | undefined;
    for (;;) {
      try {
        return await send(proof);
      } catch (error) {
        const wrong = proof !== undefined && codeOf(error) === 'sign-in/failed';
        if (!wrong && codeOf(error) !== 'session/proof-wanted') throw error;
        const given = await ask(wrong ? error : null);
        if (given === null) return null;
        proof = given;
      }
    }
  };
  return { proved, dialog: question && <ProofDialog question={question} /> };
}

const opened = (dialog: HTMLDialogElement | null) => {
  if (dialog && !dialog.open) dialog.showModal();
};

function ProofDialog({ question: { error, told } }: { question: Question }) {
  const { t } = useWords();
  const [by, setBy] = useState<'password' | 'code'>('password');
  const [given, setGiven] = useState('');
  const other = by === 'password' ? 'code' : 'password';
  return (
    <dialog ref={opened} className="proof" aria-labelledby="proof-title" onCancel={() => told(null)}>
      <h2 id="proof-title">{t('refusal.session/proof-wanted.title')}</h2>
      <p>{t('refusal.session/proof-wanted.detail')}</p>
      <EntryTrouble error={error} />
      <form
        className="entry-form"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          told(by === 'password' ? { password: given } : { code: given });
        }}
      >
        {by === 'password' ? (
          <PasswordField id="proof-password" label={t('entry.password')} value={given} onChange={setGiven} first />
        ) : (
          <TextField
            id="proof-code"
            label={t('entry.method.totp')}
            value={given}
            onChange={setGiven}
            autoComplete="one-time-code"
            numeric
            longest={20}
            first
          />
        )}
        <div className="entry-other">
          <button type="submit" className="main-button">
            {t('account.proof.go')}
          </button>
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              setBy(other);
              setGiven('');
            }}
          >
            {t(`account.proof.by.${other}`)}
          </button>
          <button type="button" className="plain-button" onClick={() => told(null)}>
            {t('screen.cancel')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
