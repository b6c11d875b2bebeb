/** The length of the report against the 5,000 characters that the rules allow; counted as it is typed. */
import type { ReportPart } from '../api/cycle';
import { useWords } from '../words/words';

export const lengthOf = (parts: readonly ReportPart[]): number =>
  parts
    .flatMap(({ heading, sentences }) => [heading, ...sentences.map(({ text }) => text)])
    .reduce((sum, text) => sum + [...text.replace(/\s/g, '')].length, 0);

export function Gauge({ parts, limit }: { parts: readonly ReportPart[]; limit: number }) {
  const { t } = useWords();
  const characters = lengthOf(parts);
  const over = characters > limit;
  return (
    <div className={over ? 'gauge gauge-over' : 'gauge'}>
      <div className="progress-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(100, (characters / limit) * 100)}%` }} />
      </div>
      <p role="status">{t(over ? 'cycle.gauge.over' : 'cycle.gauge', { characters, limit, more: characters - limit })}</p>
    </div>
  );
}
