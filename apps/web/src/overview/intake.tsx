/** The state of intake: what still stands between the draft and dispatch. Shown to those who see the desk. */
import { Link } from 'react-router';
import type { Checklist } from '../api/client';
import { STEP_OF } from '../desk/steps';
import { useWords } from '../words/words';

export function Intake({ planId, checklist }: { planId: string; checklist: Checklist }) {
  const { t } = useWords();
  const standing = checklist.blocking.filter(({ reason, taskIds }) => taskIds.length > 0 && reason !== 'task/wrong-state');
  return (
    <section>
      <h2 className="section-head">{t('screen.overview.intake')}</h2>
      <p>
        {t('screen.overview.intakeState', { total: checklist.total, dispatched: checklist.dispatched, ready: checklist.ready })}{' '}
        {checklist.ready > 0 && <Link to={`/plans/${planId}/desk?step=dispatch`}>{t('screen.desk.toDispatch')}</Link>}
      </p>
      {standing.length > 0 && (
        <ul className="standing">
          {standing.map(({ reason, taskIds }) => (
            <li key={reason}>
              <Link to={`/plans/${planId}/desk?step=${STEP_OF[reason]}`}>
                {t(`reason.${reason}`)} <b className="numeric">{taskIds.length}</b>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
