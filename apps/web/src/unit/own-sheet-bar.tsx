/** What is asked of the own unit just now: the sheet of the open period, how far it has got and by when, one step away. */
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { Person } from '../api/client';
import { periodsQuery, sheetQuery } from '../api/cycle-queries';
import { PeriodDue } from '../period/period-due';
import { periodWords } from '../period/period-words';
import { progressOf, toSign } from '../sheet/sheet-words';
import { useWords } from '../words/words';

export function OwnSheetBar({ planId, person }: { planId: string; person: Person }) {
  const { t } = useWords();
  const periods = useQuery(periodsQuery(planId));
  const open = periods.data?.periods.findLast(({ status }) => status === 'open');
  const { data: sheet } = useQuery({ ...sheetQuery(planId, open?.periodId ?? '', person.unitId, null), enabled: open !== undefined });
  if (!open || !sheet || sheet.rows.length + sheet.indicators.length === 0) return null;
  const progress = progressOf(sheet);
  if (progress.handed === progress.all) return null;
  const signs = person.roles.includes('leaderInCharge');
  const at = `/plans/${planId}/periods/${open.periodId}/sheets/${person.unitId}`;
  return (
    <p className="notice-bar asks own-sheet-bar">
      <span>
        <b>{t('cycle.unit.sheet', { period: periodWords(open.periodId, t) })}</b> <PeriodDue period={open} />
        <span className="block">{t('cycle.progress', progress)}</span>
      </span>
      <Link className="plain-button" to={signs ? `${at}/sign-off` : at}>
        {signs ? t('cycle.toSignOff', { count: toSign(sheet).length }) : t('cycle.unit.fill')}
      </Link>
    </p>
  );
}
