/** The indicators as the plan sets them, each with its series and the units that answer for it. */
import type { Indicator } from '../api/client';
import { ScrollX } from '../shell/scroll-x';
import { useWords } from '../words/words';

const BOUNDS = { '>=': '≥', '<=': '≤', '=': '＝', '~': '≈' } as const;

function SeriesLine({ series }: { series: Indicator['series'][number] }) {
  const { t } = useWords();
  return (
    <li>
      {series.name} <b className="numeric">{`${BOUNDS[series.bound]} ${series.value}${series.unit}`}</b>
      {series.hedge && <span className="faint"> {series.hedge}</span>}
      {series.by && <span className="faint"> {t('screen.indicator.by', { year: series.by })}</span>}
      {series.nature && <span className="chip">{t(`screen.indicator.${series.nature}`)}</span>}
    </li>
  );
}

export function Indicators({ indicators }: { indicators: readonly Indicator[] }) {
  const { t } = useWords();
  if (indicators.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">{t('screen.overview.indicators')}</h2>
      <ScrollX label={t('screen.overview.indicators')}>
        <table className="plain-table indicators-table">
          <thead>
            <tr>
              <th scope="col">{t('screen.indicator')}</th>
              <th scope="col">{t('screen.indicator.series')}</th>
              <th scope="col">{t('screen.nav.units')}</th>
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <tr key={indicator.indicatorId}>
                <td>{indicator.text}</td>
                <td>
                  <ul className="plain-list">
                    {indicator.series.map((series) => (
                      <SeriesLine key={`${series.name}/${series.bound}/${series.value}`} series={series} />
                    ))}
                  </ul>
                </td>
                <td>{indicator.duties.map(({ unit }) => unit.name).join(t('screen.list.comma'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}
