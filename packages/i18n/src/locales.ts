/** The languages spoken here, and how one is chosen from what a browser or a shell says. */
export const LOCALES = ['zh-Hans', 'zh-Hant', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

const SOURCE: Locale = 'zh-Hans';

/** One language tag (`zh-TW`, `zh_HK.UTF-8`, `en-GB`) → the locale that serves it, or null. */
export const localeOf = (tag: string): Locale | null => {
  const words = tag.toLowerCase().split(/[-_.@]/);
  if (words[0] === 'en') return 'en';
  if (words[0] !== 'zh') return null;
  return words.some((word) => ['hant', 'tw', 'hk', 'mo'].includes(word)) && !words.includes('hans') ? 'zh-Hant' : 'zh-Hans';
};

const ranked = (header: string): readonly string[] =>
  header
    .split(',')
    .map((part, place) => {
      const [tag = '', ...settings] = part.trim().split(';');
      const quality = settings.map((setting) => /^\s*q=([\d.]+)\s*$/.exec(setting)?.[1]).find((value) => value !== undefined);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((one, other) => other.quality - one.quality || one.place - other.place)
    .map(({ tag }) => tag);

/** The best of an Accept-Language header; Simplified Chinese where it names none that is spoken here. */
export const pickLocale = (acceptLanguage: string | null | undefined): Locale => {
  for (const tag of ranked((acceptLanguage ?? '').slice(0, 200))) {
    const locale = localeOf(tag);
    if (locale) return locale;
  }
  return SOURCE;
};
