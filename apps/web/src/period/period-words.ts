/** A period by its name: 2026年上半年, from 2026H1. */
import type { Translate } from '../words/words';

export function periodWords(periodId: string, t: Translate): string {
  const [, year = '', kind, part = ''] = /^(\d{4})(?:([HQ])(\d))?$/.exec(periodId) ?? [];
  if (!year) return periodId;
  if (kind === 'H') return t(part === '1' ? 'period.half1' : 'period.half2', { year });
  return kind === 'Q' ? t('period.quarter', { year, quarter: part }) : t('period.year', { year });
}
