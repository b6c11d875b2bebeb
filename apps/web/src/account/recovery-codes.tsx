/** The recovery codes, shown this once: copied or printed, and left when the person says they are kept. */
import { useWords } from '../words/words';
import { CopyButton } from './copy-button';

export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  const { t } = useWords();
  return (
    <div role="status">
      <h3>{t('account.codes')}</h3>
      <p className="notice-bar asks">{t('account.codes.once')}</p>
      <ul className="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="entry-other">
        <CopyButton text={codes.join('\n')} words={t('account.codes.copy')} />
        <button type="button" className="plain-button" onClick={() => print()}>
          {t('account.codes.print')}
        </button>
        <button type="button" className="main-button" onClick={done}>
          {t('account.codes.kept')}
        </button>
      </div>
    </div>
  );
}
