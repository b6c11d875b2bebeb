/** By when a period is due, and how that stands today. */
import type { PeriodSummary } from '../api/cycle';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';

export function PeriodDue({ period }: { period: PeriodSummary }) {
  const { t, locale } = useWords();
  const due = dayWords(period.calendar.dueOn, locale);
  if (period.status === 'locked') return <span className="faint">{t('cycle.period.lockedWhat')}</span>;
  if (period.status === 'announced')
    return <span>{t('cycle.period.opensOn', { open: dayWords(period.calendar.openOn, locale), due })}</span>;
  if (period.overdue) return <span className="chip chip-ask">{t('cycle.period.overdue', { due, days: Math.abs(period.daysLeft) })}</span>;
  return <span>{t('cycle.period.daysLeft', { due, days: period.daysLeft })}</span>;
}
