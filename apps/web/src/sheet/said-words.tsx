/** Words as they were handed in, to read: text, figures with their definition and source, cause and ask. */
import type { ReportWords } from '../api/cycle';
import { LightMark } from '../lights/light-mark';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import { UnchangedMark } from './unchanged-mark';

export function SaidWords({ words, light = true }: { words: ReportWords; light?: boolean }) {
  const { t, locale } = useWords();
  return (
    <div className="said">
      <p className="pre">
        {light && (
          <>
            <LightMark light={words.light} />{' '}
          </>
        )}
        {words.text}
        <UnchangedMark count={words.unchanged} />
      </p>
      {words.figures.length > 0 && (
        <ul className="plain-list">
          {words.figures.map((figure) => (
            <li key={`${figure.name}/${figure.value}`}>
              {figure.name} <b className="numeric">{figure.value}</b> {figure.unit}
              {figure.estimate && <span className="chip">{t('cycle.figure.estimate')}</span>}
              <span className="faint"> {[figure.definition, figure.source].filter(Boolean).join(t('screen.list.comma'))}</span>
            </li>
          ))}
        </ul>
      )}
      {words.cause && (
        <p>
          <span className="faint">{t('cycle.cause')}</span> {t(`cycle.cause.${words.cause}`)}
        </p>
      )}
      {words.ask && (
        <p>
          <span className="faint">{t('cycle.ask')}</span>{' '}
          {t('cycle.ask.sentence', {
            of: words.askOf?.name ?? words.ask.of,
            what: words.ask.what,
            by: dayWords(words.ask.by, locale),
          })}
        </p>
      )}
      {words.merges.length > 0 && (
        <p className="faint">{t('cycle.merged', { units: words.merges.map(({ unit }) => unit.name).join(t('screen.list.comma')) })}</p>
      )}
    </div>
  );
}
