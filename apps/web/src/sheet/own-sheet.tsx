/** From "my sheet" to the sheet itself: the open period first, else the newest. Where there is none yet, says when there will be. */
import { useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from 'react-router';
import type { Person } from '../api/client';
import type { Periods } from '../api/cycle';
import { periodsQuery } from '../api/cycle-queries';
import { Trouble } from '../shell/trouble';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';

export const currentPeriod = ({ periods }: Periods) =>
  periods.toSorted((one, other) => one.from.localeCompare(other.from)).findLast(({ status }) => status === 'open') ??
  periods.toSorted((one, other) => one.from.localeCompare(other.from)).findLast(({ status }) => status === 'locked') ??
  periods[0];

export function OwnSheet({ person, sign = false }: { person: Person; sign?: boolean }) {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const { data, error, refetch } = useQuery(periodsQuery(planId));
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const period = currentPeriod(data);
  if (period)
    return <Navigate to={`/plans/${planId}/periods/${period.periodId}/sheets/${person.unitId}${sign ? '/sign-off' : ''}`} replace />;
  return (
    <div className="page">
      <div className="measure empty">
        <h1>{t('cycle.sheet.none')}</h1>
        <p>{t('cycle.sheet.noneWhat')}</p>
      </div>
    </div>
  );
}
