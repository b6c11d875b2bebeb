/** What a notice says, in a language: the title of its plan, the name of its period, what happened. */
import { NOTICE_KINDS, type NoticeKind } from '@taizhang/contract';
import { type Locale, message } from '@taizhang/i18n';
import type { StoredNotice } from '@taizhang/store';
import { periodName } from '../cycle/period-name.js';

export const isNoticeKind = (kind: string): kind is NoticeKind => (NOTICE_KINDS as readonly string[]).includes(kind);

export const noticeSentence = (notice: StoredNotice, title: string, locale: Locale): string => {
  const { kind, params } = notice;
  const period: Record<string, string> = typeof params.period === 'string' ? { period: periodName(locale, params.period) } : {};
  return isNoticeKind(kind) ? message(locale, `notice.${kind}`, { ...params, ...period, plan: title }) : kind;
};
