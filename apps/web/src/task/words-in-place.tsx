/** The words in their place in the source; what was corrected or adjusted since stands beside the words as published. */
import { Link } from 'react-router';
import type { TaskDetail } from '../api/client';
import { useWords } from '../words/words';

export function WordsInPlace({ task, desk }: { task: TaskDetail; desk: boolean }) {
  const { t } = useWords();
  const { before, text, after } = task.context;
  return (
    <section>
      <h2 className="section-head">{t('screen.task.source')}</h2>
      <blockquote className="in-place">
        <span className="faint">{before}</span>
        <mark>{text}</mark>
        <span className="faint">{after}</span>
      </blockquote>
      {task.readText !== task.text && (
        <p>
          <strong>{t('screen.task.readText')}</strong>
          {t('screen.colon')}
          {task.readText}
        </p>
      )}
      {task.readDeadline && task.readDeadline.text !== task.due?.text && (
        <p>
          <strong>{t('screen.task.readDeadline')}</strong>
          {t('screen.colon')}
          {task.readDeadline.text}
        </p>
      )}
      {task.details.length > 0 && (
        <ul className="plain-list">
          {task.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
      )}
      {desk && <Link to={`/plans/${task.planId}/desk?step=structure&task=${task.taskId}`}>{t('screen.task.openDesk')}</Link>}
    </section>
  );
}
