/** The language of one request: what the page says (`lang` in the address of a download), else what the browser says. */
import { LOCALES, type Locale, pickLocale } from '@taizhang/i18n';
import type { Context } from 'hono';

export const localeOfRequest = (c: Context): Locale => {
  const asked = c.req.query('lang');
  return LOCALES.find((locale) => locale === asked) ?? pickLocale(c.req.header('accept-language'));
};
