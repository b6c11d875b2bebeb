/** A password that can be looked at while it is typed: asked for once, pasted or filled in by a password manager as one likes. */
import { useState } from 'react';
import type { PasswordRules } from '../api/identity';
import { useWords } from '../words/words';
import { TextField } from './entry';

type Props = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Given where a new one is set. */
  readonly rules?: PasswordRules;
  readonly first?: boolean;
};

const LONGEST = 256;

export function PasswordField({ id, label, value, onChange, rules, first = false }: Props) {
  const { t } = useWords();
  const [shown, setShown] = useState(false);
  const hint = rules && t('entry.password.rules', { minLength: rules.minLength, classes: rules.classes });
  return (
    <div>
      <TextField
        id={id}
        label={label}
        value={value}
        onChange={onChange}
        type={shown ? 'text' : 'password'}
        autoComplete={rules ? 'new-password' : 'current-password'}
        longest={LONGEST}
        first={first}
        {...(hint ? { hint } : {})}
      />
      <label className="entry-check">
        <input type="checkbox" checked={shown} onChange={(event) => setShown(event.target.checked)} /> {t('entry.password.show')}
      </label>
    </div>
  );
}
