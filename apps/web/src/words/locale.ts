/** Which language the screens speak: chosen by hand and remembered, else the browser's, else Simplified Chinese. */
import { LOCALES, type Locale, localeOf } from '@taizhang/i18n/locales';

const KEPT_AS = 'taizhang.locale';

function kept(): Locale | undefined {
  try {
    return LOCALES.find((locale) => locale === localStorage.getItem(KEPT_AS));
  } catch {
    return undefined;
  }
}

let locale: Locale = kept() ?? localeOf(navigator.language) ?? 'zh-Hans';

export const currentLocale = (): Locale => locale;

export function keepLocale(chosen: Locale): void {
  locale = chosen;
  try {
    localStorage.setItem(KEPT_AS, chosen);
  } catch {
    // A browser that keeps nothing still speaks the chosen language until it is closed.
  }
}
