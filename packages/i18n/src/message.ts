/** A message by its key. */
import { en } from './en.js';
import { fill, type Params } from './format.js';
import type { Locale } from './locales.js';
import { zhHans } from './zh-hans.js';
import { zhHant } from './zh-hant.js';

export type MessageKey = keyof typeof zhHans;
export type Catalogue = Readonly<Record<MessageKey, string>>;

export const CATALOGUES: Readonly<Record<Locale, Catalogue>> = { 'zh-Hans': zhHans, 'zh-Hant': zhHant, en };

export const isMessageKey = (key: string): key is MessageKey => Object.hasOwn(zhHans, key);

export const message = (locale: Locale, key: MessageKey, params: Params = {}): string => fill(CATALOGUES[locale][key], params);

/** For a key that comes from data (a rule of an older journal, say): the words given where the catalogue has none. */
export const messageOr = (locale: Locale, key: string, params: Params, otherwise: string): string =>
  isMessageKey(key) ? message(locale, key, params) : otherwise;
