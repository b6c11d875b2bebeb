/** What the chosen sentence rests on: who said it, when, and the way to the task. */
import type { Consolidation, Sentence, SourceWords } from '../api/cycle';
import { DayLink } from '../as-of/as-of';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

type Props = {
  readonly planId: string;
  readonly sentence: Sentence | null;
  readonly sources: readonly SourceWords[];
  readonly stale: Consolidation['stale'];
};

const keyOf = ({ entryId, taskId, indicatorId, unitId }: Sentence['sources'][number]) => [entryId, taskId, indicatorId, unitId].join('/');

export function Sources({ planId, sentence, sources, stale }: Props) {
  const { t, locale } = useWords();
  const wanted = new Set(sentence?.sources.map(keyOf));
  const shown = sources.filter(({ source }) => wanted.has(keyOf(source)));
  const changed = stale.find(({ sentenceId }) => sentenceId === sentence?.sentenceId);
  return (
    <aside className="sources" aria-label={t('cycle.sources')}>
      <h2>{t('cycle.sources')}</h2>
      {!sentence && <p className="faint">{t('cycle.sources.choose')}</p>}
      {sentence && shown.length === 0 && <p className="faint">{t('cycle.sources.none')}</p>}
      {changed && <p className="notice-bar asks">{t('cycle.stale.what')}</p>}
      {shown.map(({ source, task, unit, text, at, person }) => (
        <blockquote key={keyOf(source)} className="quoted">
          <p className="faint">
            {t(`cycle.source.${source.kind}`)} {unit?.name} {person} {instantWords(at, locale)}
          </p>
          <p className="pre">{text}</p>
          {task && (
            <DayLink to={`/plans/${planId}/tasks/${task.taskId}`}>
              {task.number ? t('screen.task.numbered', { number: task.number }) : t('screen.task.unnumbered')}
            </DayLink>
          )}
        </blockquote>
      ))}
    </aside>
  );
}
