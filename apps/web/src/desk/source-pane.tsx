/** The source with every read span marked. A click on a mark leads to what was read from it; what is picked on the other side is shown here. */
import { memo, useEffect, useMemo, useRef } from 'react';
import type { PlanDocument } from '../api/client';
import { useWords } from '../words/words';
import { lineOf, type Mark, type Paragraph, paragraphsOf, type Range, segmentsOf, touches } from './segments';
import { useSelectedRange } from './selected-words';

const LINE_CHARACTERS = 32;
const LINE_PX = 27;

const classOf = (marks: readonly Mark[], active: boolean, unread: boolean): string =>
  [...new Set(marks.map(({ kind }) => `m-${kind}`)), ...(active ? ['m-active'] : []), ...(unread ? ['m-unread'] : [])].join(' ');

const LEGEND = ['text', 'duty', 'group', 'finding'] as const;

function Legend() {
  const { t } = useWords();
  return (
    <ul className="legend">
      {LEGEND.map((kind) => (
        <li key={kind}>
          <span className={`m-${kind}`}>{t(`screen.legend.${kind}`)}</span>
        </li>
      ))}
      <li className="m-unread">{t('screen.legend.unread')}</li>
    </ul>
  );
}

const Lines = memo(function Lines({ paragraph, source, active }: { paragraph: Paragraph; source: string; active: Range | null }) {
  const height = Math.ceil((paragraph.to - paragraph.from) / LINE_CHARACTERS) * LINE_PX;
  return (
    <p className="source-line" data-paragraph={paragraph.index} style={{ containIntrinsicSize: `auto ${height}px` }}>
      {segmentsOf(paragraph, active).map(({ from, to, marks, active: on, unread }) => (
        <span key={from} data-from={from} className={classOf(marks, on, unread) || undefined}>
          {source.slice(from, to)}
        </span>
      ))}
    </p>
  );
});

type Props = {
  /** Makes a task of the selected words; absent for those who may not. */
  readonly add: ((range: Range) => void) | null;
  readonly document: PlanDocument;
  readonly active: Range | null;
  readonly pick: (mark: Mark) => void;
};

export function SourcePane({ document, active, pick, add }: Props) {
  const { t } = useWords();
  const box = useRef<HTMLElement>(null);
  const selected = useSelectedRange(box);
  const paragraphs = useMemo(() => paragraphsOf(document), [document]);
  useEffect(() => {
    if (!active || !box.current) return;
    const paragraph = paragraphs[lineOf(paragraphs, active[0])];
    if (!paragraph) return;
    box.current.querySelector(`[data-paragraph="${paragraph.index}"]`)?.scrollIntoView({ block: 'center' });
    const frame = requestAnimationFrame(() => box.current?.querySelector('.m-active')?.scrollIntoView({ block: 'center' }));
    return () => cancelAnimationFrame(frame);
  }, [active, paragraphs]);
  const clicked = (target: EventTarget) => {
    const from = (target as HTMLElement).closest<HTMLElement>('[data-from]')?.dataset.from;
    if (from === undefined || getSelection()?.isCollapsed === false) return;
    const paragraph = paragraphs[lineOf(paragraphs, Number(from))];
    const segment = paragraph && segmentsOf(paragraph, active).find((each) => each.from === Number(from));
    const innermost = segment?.marks.at(-1);
    if (innermost) pick(innermost);
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: every mark is reached by keyboard from the other side; two thousand tab stops would help nobody
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={box} className="source" aria-label={t('screen.desk.source')} tabIndex={0} onClick={(event) => clicked(event.target)}>
      <Legend />
      {paragraphs.map((paragraph) => (
        <Lines key={paragraph.index} paragraph={paragraph} source={document.source} active={touches(paragraph, active) ? active : null} />
      ))}
      {add && selected && (
        <div className="selected-words">
          <button type="button" className="plain-button" onMouseDown={(event) => event.preventDefault()} onClick={() => add(selected)}>
            {t('screen.desk.addSelected')}
          </button>
        </div>
      )}
    </section>
  );
}
