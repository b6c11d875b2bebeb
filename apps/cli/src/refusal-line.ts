/** A refusal in one line: what is wrong and what to do next. */
import { isMessageKey, type Locale, message, type Params } from '@taizhang/i18n';

export const refusalLine = (locale: Locale, code: string, params: Params): string => {
  const title = `refusal.${code}.title`;
  const detail = `refusal.${code}.detail`;
  if (!isMessageKey(title) || !isMessageKey(detail)) return code;
  const known = typeof params.limit === 'number' ? { limitMegabytes: Math.floor(params.limit / (1024 * 1024)), ...params } : params;
  return `${message(locale, title, known)}${locale === 'en' ? '. ' : '。'}${message(locale, detail, known)}`;
};
