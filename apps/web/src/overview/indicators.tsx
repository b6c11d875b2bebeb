/** The indicators as the plan sets them, each with its series and the units that answer for it. */
import { Button } from 'antd';
import { useState } from 'react';
import type { Indicator } from '../api/client';
import { ScrollX } from '../shell/scroll-x';
import { useAct } from '../shell/use-act';
import { useWords } from '../words/words';
import { BOUNDS } from './bounds';
import { CorrectIndicator } from './correct-indicator';

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

type Props = { readonly planId: string; readonly indicators: readonly Indicator[]; readonly mayCorrect: boolean };

export function Indicators({ planId, indicators, mayCorrect }: Props) {
  const { t } = useWords();
  const { act } = useAct(planId);
  const [correcting, setCorrecting] = useState<Indicator | null>(null);
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
              {mayCorrect && (
                <th scope="col">
                  <span className="unseen">{t('screen.change')}</span>
                </th>
              )}
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
                {mayCorrect && (
                  <td>
                    <Button size="small" onClick={() => setCorrecting(indicator)}>
                      {t('screen.change')}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
      {correcting && <CorrectIndicator indicator={correcting} act={act} close={() => setCorrecting(null)} />}
    </section>
  );
}
