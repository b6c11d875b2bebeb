/** The frame and the fields of the pages before the ledger. Plain elements: it is the first thing an old machine loads. */
import type { ReactNode } from 'react';
import { LanguageSwitch } from '../shell/language-switch';
import { Trouble } from '../shell/trouble';
import { useWords } from '../words/words';
import { PasskeyStopped } from './passkey';
import './sign-in.css';
import './entry.css';

export function EntryPage({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useWords();
  return (
    <div className="sign-in">
      <header className="sign-in-head">
        <h1>{t('screen.product')}</h1>
        <LanguageSwitch />
      </header>
      <main className="entry">
        <h2>{title}</h2>
        {children}
      </main>
    </div>
  );
}

type Field = { readonly id: string; readonly label: string; readonly hint?: string };
type Text = Field & {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly autoComplete?: string;
  readonly numeric?: boolean;
  readonly type?: 'text' | 'password' | 'email' | 'tel';
  readonly optional?: boolean;
  readonly longest?: number;
  readonly first?: boolean;
};

export function TextField({
  id,
  label,
  hint,
  value,
  onChange,
  autoComplete,
  numeric,
  type = 'text',
  optional,
  longest = 100,
  first,
}: Text) {
  return (
    <div className="entry-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        value={value}
        required={!optional}
        maxLength={longest}
        autoCapitalize="none"
        spellCheck={false}
        {...(autoComplete ? { autoComplete } : {})}
        {...(numeric ? { inputMode: 'numeric' as const } : {})}
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        ref={first ? toField : null}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint && (
        <span className="faint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
    </div>
  );
}

/** The page begins where typing begins. */
const toField = (field: HTMLInputElement | null) => field?.focus();

export function EntryTrouble({ error }: { error: unknown }) {
  const { t } = useWords();
  if (!error) return null;
  if (error instanceof PasskeyStopped)
    return (
      <div className="trouble" role="alert">
        <p>{t('entry.passkey.stopped')}</p>
      </div>
    );
  return <Trouble error={error} />;
}
