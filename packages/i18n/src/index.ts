/**
 * Messages by key, in three languages. Keys are ids, not sentences; zh-Hans is the source, the others say the same in their own words.
 * Pure data and two functions: it must never read a file or the environment. The web app loads one language through `@taizhang/i18n/<locale>`.
 */
export { findingMessage } from './finding-message.js';
export { fill, type Params, placeholders } from './format.js';
export { LOCALES, type Locale, localeOf, pickLocale } from './locales.js';
export { CATALOGUES, type Catalogue, isMessageKey, type MessageKey, message, messageOr } from './message.js';
