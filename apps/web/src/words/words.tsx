/** The words of the screens. Keys are ids of the catalogue; one language is loaded at a time. */
import { fill, type Params } from '@taizhang/i18n/format';
import type { Locale } from '@taizhang/i18n/locales';
import type { zhHans } from '@taizhang/i18n/zh-hans';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { currentLocale, keepLocale } from './locale';

export type ScreenKey = keyof typeof zhHans;
export type Catalogue = Readonly<Record<ScreenKey, string>>;
export type Translate = (key: ScreenKey, params?: Params) => string;

const LOADERS: Record<Locale, () => Promise<Catalogue>> = {
  'zh-Hans': async () => (await import('@taizhang/i18n/zh-hans')).zhHans,
  'zh-Hant': async () => (await import('@taizhang/i18n/zh-hant')).zhHant,
  en: async () => (await import('@taizhang/i18n/en')).en,
};

export const loadCatalogue = (locale: Locale): Promise<Catalogue> => LOADERS[locale]();

type Words = { readonly locale: Locale; readonly t: Translate; readonly speak: (locale: Locale) => Promise<void> };
const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ catalogue: first, children }: { catalogue: Catalogue; children: ReactNode }) {
  const [spoken, setSpoken] = useState({ locale: currentLocale(), catalogue: first });
  const speak = useCallback(async (locale: Locale) => {
    const catalogue = await loadCatalogue(locale);
    keepLocale(locale);
    document.documentElement.lang = locale;
    setSpoken({ locale, catalogue });
  }, []);
  const words = useMemo<Words>(
    () => ({ locale: spoken.locale, t: (key, params = {}) => fill(spoken.catalogue[key], params), speak }),
    [spoken, speak],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('words are read outside their provider');
  return words;
}
