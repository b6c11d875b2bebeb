/** `2026H1` → 2026年上半年, in the person's language. */
import { type Locale, message } from '@taizhang/i18n';

export const periodName = (locale: Locale, periodId: string): string => {
  const [, year = periodId, half, quarter] = /^(\d{4})(?:H([12])|Q([1-4]))?$/.exec(periodId) ?? [];
  if (half !== undefined) return message(locale, half === '1' ? 'period.half1' : 'period.half2', { year });
  return quarter === undefined ? message(locale, 'period.year', { year }) : message(locale, 'period.quarter', { year, quarter });
};
