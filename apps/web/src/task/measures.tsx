/** The measures the units themselves wrote down, newest first as the ledger gives them. */
import type { TaskDetail } from '../api/client';
import { dayWords, instantWords } from '../words/dates';
import { useWords } from '../words/words';

export function Measures({ task }: { task: TaskDetail }) {
  const { t, locale } = useWords();
  if (task.measures.length === 0 && !task.allowed.includes('record-measures')) return null;
  return (
    <section>
      <h2 className="section-head">{t('screen.form.measures')}</h2>
      {task.measures.length === 0 && <p className="faint">{t('screen.measures.none')}</p>}
      {task.measures.map((paper) => (
        <article key={`${paper.unit.unitId}/${paper.at}`} className="measure-paper">
          <p className="faint">
            {paper.unit.name} {instantWords(paper.at, locale)} {paper.documentNumber}
          </p>
          <p className="pre">{paper.text}</p>
          {paper.milestones.length > 0 && (
            <ul className="plain-list">
              {paper.milestones.map((milestone) => (
                <li key={`${milestone.on}/${milestone.text}`}>
                  <span className="numeric">{dayWords(milestone.on, locale)}</span> {milestone.text}
                </li>
              ))}
            </ul>
          )}
        </article>
      ))}
    </section>
  );
}
