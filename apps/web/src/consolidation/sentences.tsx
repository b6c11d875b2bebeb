/** The report, part by part, sentence by sentence. Choosing a sentence shows what it rests on; taking it out can be undone by its place. */
import { Button, Input } from 'antd';
import { memo } from 'react';
import { commandId } from '../api/act';
import type { Consolidation, ReportPart, Sentence } from '../api/cycle';
import { useWords } from '../words/words';

type Correction = NonNullable<Consolidation['report']>['corrections'][number];
type Props = {
  readonly parts: readonly ReportPart[];
  readonly stale: Consolidation['stale'];
  readonly corrections: readonly Correction[];
  readonly chosen: string | null;
  readonly choose: (sentenceId: string) => void;
  readonly change: ((parts: readonly ReportPart[]) => void) | null;
  readonly correct: ((sentenceId: string) => void) | null;
};

const withSentence = (parts: readonly ReportPart[], sentenceId: string, text: string | null): readonly ReportPart[] =>
  parts.map((part) => ({
    ...part,
    sentences: part.sentences.flatMap((sentence) =>
      sentence.sentenceId !== sentenceId ? [sentence] : text === null ? [] : [{ ...sentence, text }],
    ),
  }));

type LineProps = {
  readonly sentence: Sentence;
  readonly isChosen: boolean;
  readonly isStale: boolean;
  readonly corrected: Correction | undefined;
  readonly edits: boolean;
  readonly corrects: boolean;
  readonly on: (act: 'choose' | 'remove' | 'correct', sentenceId: string) => void;
  readonly type: (sentenceId: string, text: string) => void;
};

const Line = memo(function Line({ sentence, isChosen, isStale, corrected, edits, corrects, on, type }: LineProps) {
  const { t } = useWords();
  const { sentenceId } = sentence;
  return (
    <li className={isChosen ? 'sentence sentence-chosen' : 'sentence'}>
      {edits && isChosen ? (
        <Input.TextArea
          autoFocus
          aria-label={t('cycle.sentence')}
          autoSize
          maxLength={5000}
          value={sentence.text}
          status={sentence.text.trim() === '' ? 'error' : ''}
          onChange={(event) => type(sentenceId, event.target.value)}
        />
      ) : (
        <button type="button" className="sentence-words" onClick={() => on('choose', sentenceId)}>
          {sentence.text}
        </button>
      )}
      {isStale && <span className="chip chip-ask">{t('cycle.stale')}</span>}
      {sentence.sources.length === 0 && <span className="chip">{t('cycle.noSource')}</span>}
      {corrected && (
        <p className="notice-bar">
          {t('cycle.corrected', { text: corrected.text, person: corrected.signed.person, reason: corrected.reason })}
        </p>
      )}
      {isChosen && edits && (
        <Button size="small" type="link" onClick={() => on('remove', sentenceId)}>
          {t('cycle.sentence.remove')}
        </Button>
      )}
      {isChosen && corrects && (
        <Button size="small" type="link" onClick={() => on('correct', sentenceId)}>
          {t('cycle.correct')}
        </Button>
      )}
    </li>
  );
});

export function Sentences({ parts, stale, corrections, chosen, choose, change, correct }: Props) {
  const { t } = useWords();
  const on = (act: 'choose' | 'remove' | 'correct', sentenceId: string) => {
    if (act === 'remove') return change?.(withSentence(parts, sentenceId, null));
    return act === 'correct' ? correct?.(sentenceId) : choose(sentenceId);
  };
  const add = (partId: string) => {
    const sentence = { sentenceId: commandId(), text: '', sources: [] };
    change?.(parts.map((part) => (part.partId === partId ? { ...part, sentences: [...part.sentences, sentence] } : part)));
    choose(sentence.sentenceId);
  };
  return (
    <div className="report-parts">
      {parts.map((part) => (
        <section key={part.partId}>
          <h2>{part.heading.trim() || t('cycle.noSection')}</h2>
          <ol>
            {part.sentences.map((sentence) => (
              <Line
                key={sentence.sentenceId}
                sentence={sentence}
                isChosen={sentence.sentenceId === chosen}
                isStale={stale.some(({ sentenceId }) => sentenceId === sentence.sentenceId)}
                corrected={corrections.findLast(({ sentenceId }) => sentenceId === sentence.sentenceId)}
                edits={change !== null}
                corrects={correct !== null}
                on={on}
                type={(sentenceId, text) => change?.(withSentence(parts, sentenceId, text))}
              />
            ))}
          </ol>
          {change && (
            <Button size="small" type="link" onClick={() => add(part.partId)}>
              {t('cycle.sentence.add')}
            </Button>
          )}
        </section>
      ))}
    </div>
  );
}
