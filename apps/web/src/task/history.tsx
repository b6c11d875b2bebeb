/** What happened to the task, in the sentences of the server: who, for which unit, when, on what basis. */
import { useQuery } from '@tanstack/react-query';
import { historyQuery } from '../api/queries';
import { useAsOf } from '../as-of/as-of';
import { Trouble } from '../shell/trouble';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

export function History({ planId, taskId }: { planId: string; taskId: string }) {
  const { t, locale } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(historyQuery(planId, taskId, asOf));
  return (
    <section>
      <h2 className="section-head">{t('screen.task.history')}</h2>
      {error && <Trouble error={error} retry={() => void refetch()} />}
      <ol className="history">
        {data?.lines.map((line) => (
          <li key={line.seq}>
            <time dateTime={line.at} className="faint numeric">
              {instantWords(line.at, locale)}
            </time>
            <span className="history-words">
              {line.sentence}
              {line.basis && !line.sentence.includes(line.basis) && (
                <span className="faint block">
                  {t('screen.form.basis')}
                  {t('screen.colon')}
                  {line.basis}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
