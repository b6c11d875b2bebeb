/** The three languages, each under its own name. */
import { LOCALES, type Locale } from '@taizhang/i18n/locales';
import { useWords } from '../words/words';

const OWN_NAMES: Record<Locale, string> = { 'zh-Hans': '简体', 'zh-Hant': '繁體', en: 'English' };

export function LanguageSwitch() {
  const { locale, speak, t } = useWords();
  return (
    <fieldset className="language-switch">
      <legend className="unseen">{t('screen.language')}</legend>
      {LOCALES.map((each) => (
        <button key={each} type="button" lang={each} aria-pressed={each === locale} onClick={() => void speak(each)}>
          {OWN_NAMES[each]}
        </button>
      ))}
    </fieldset>
  );
}
