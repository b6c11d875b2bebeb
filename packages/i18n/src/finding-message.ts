/** What a finding of the reader says to a person: its rule and values, in their language. An unknown rule (of an older journal) shows its code. */
import type { Params } from './format.js';
import type { Locale } from './locales.js';
import { message, messageOr } from './message.js';

export const findingMessage = (locale: Locale, finding: { readonly rule: string; readonly params: Params }): string =>
  messageOr(locale, `finding.${finding.rule}`, finding.params, message(locale, 'finding.unknown', { rule: finding.rule }));
