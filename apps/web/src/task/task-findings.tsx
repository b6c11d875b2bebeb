/** What the reader was not sure of in this task, and whether somebody settled it. */
import { Link } from 'react-router';
import type { TaskDetail } from '../api/client';
import { useWords } from '../words/words';

export function TaskFindings({ task, desk }: { task: TaskDetail; desk: boolean }) {
  const { t } = useWords();
  if (task.findings.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">{t('screen.task.findings')}</h2>
      <ul className="plain-list">
        {task.findings.map((finding) => (
          <li key={finding.findingId}>
            {finding.message}{' '}
            {finding.settled ? (
              <span className="faint">
                {t(`settlement.${finding.settled.as}`)}
                {finding.settled.note && `：${finding.settled.note}`}
              </span>
            ) : (
              desk && <Link to={`/plans/${task.planId}/desk?step=findings&finding=${finding.findingId}`}>{t('screen.finding.settle')}</Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
