/** The calendar of a period, a step a day. */
import type { PeriodSummary } from '../api/cycle';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';

const STEPS = ['announceOn', 'openOn', 'dueOn', 'consolidateOn', 'lockOn'] as const;

export function CalendarLine({ calendar }: Pick<PeriodSummary, 'calendar'>) {
  const { t, locale } = useWords();
  return (
    <ol className="calendar-line">
      {STEPS.map((step) => (
        <li key={step}>
          <span className="faint">{t(`cycle.calendar.${step}`)}</span> <span className="numeric">{dayWords(calendar[step], locale)}</span>
        </li>
      ))}
    </ol>
  );
}
