/** Days and instants as the screens write them; instants in China Standard Time, whatever the machine's own zone. */
import type { Locale } from '@taizhang/i18n/locales';

const ZONE = 'Asia/Shanghai';
const tag = (locale: Locale) => (locale === 'en' ? 'en-GB' : locale === 'zh-Hant' ? 'zh-TW' : 'zh-CN');

export const dayWords = (day: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

export const instantWords = (instant: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: ZONE,
  }).format(new Date(instant));

export const monthWords = (month: string, locale: Locale): string =>
  new Intl.DateTimeFormat(tag(locale), { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`));
