/** Values of the indicators that the unit gives: the value of last time beside the box, definition and source taken over. */
import { Checkbox, Input, InputNumber } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SeriesValue, SheetIndicator } from '../api/cycle';
import { Conflict, SavingNote } from '../drafts/saving-note';
import type { Saved } from '../drafts/use-saved';
import { ScrollX } from '../shell/scroll-x';
import { useWords } from '../words/words';
import { type SheetKey, useValueDraft } from './row-draft';
import { RowStateMark } from './row-state';
import { valueState, valuesWhole } from './sheet-words';

type Line = Omit<SeriesValue, 'value'> & { readonly value: number | null };

function linesOf(indicator: SheetIndicator, values: readonly SeriesValue[]): readonly Line[] {
  return indicator.series.map((_, series) => {
    const known = values.find((value) => value.series === series);
    const former = indicator.former.find((value) => value.series === series);
    const { definition = '', source = '' } = former ?? {};
    return known ?? { indicatorId: indicator.indicatorId, series, value: null, definition, source, estimate: false };
  });
}

type RowsProps = {
  readonly indicator: SheetIndicator;
  readonly draft: Saved<readonly SeriesValue[]>;
  readonly mayDraft: boolean;
  readonly acts: ReactNode;
};

function ValueRows({ indicator, draft, mayDraft, acts }: RowsProps) {
  const { t } = useWords();
  const [lines, setLines] = useState(() => linesOf(indicator, draft.value));
  const status = indicator.handed?.status;
  const returned = status === 'returned' ? indicator.handed?.returns.at(-1) : undefined;
  const reads = !mayDraft || status === 'submitted' || status === 'accepted';
  const set = (series: number, changed: Partial<Line>) => {
    const next = lines.map((line) => (line.series === series ? { ...line, ...changed } : line));
    setLines(next);
    draft.change(next.filter((line): line is SeriesValue => line.value !== null));
  };
  return (
    <>
      {indicator.series.map((series, index) => {
        const line = lines[index]!;
        const former = indicator.former.find((value) => value.series === index);
        const name = series.name || indicator.text;
        return (
          <tr key={`${series.name}/${series.by}`}>
            <td>
              {index === 0 && <span className="block">{indicator.text}</span>}
              {index === 0 && indicator.sentBack && (
                <p className="notice-bar asks" role="note">
                  {t('cycle.sentBack', { person: indicator.sentBack.signed.person, reason: indicator.sentBack.reason })}
                </p>
              )}
              {index === 0 && returned && (
                <p className="notice-bar asks" role="note">
                  {t('cycle.returned.reason', { person: returned.returned.person, reason: returned.reason })}
                </p>
              )}
              {series.name && series.name !== indicator.text && <span className="faint">{series.name}</span>}
            </td>
            <td className="numeric">
              {series.value} {series.unit}
            </td>
            <td className="numeric">{former?.value ?? <span className="faint">{t('cycle.value.none')}</span>}</td>
            <td>
              <InputNumber
                aria-label={t('cycle.value.of', { name })}
                value={line.value}
                disabled={reads}
                onChange={(value) => set(index, { value })}
              />
            </td>
            <td>
              <Input
                aria-label={t('cycle.value.definition', { name })}
                value={line.definition}
                disabled={reads}
                onChange={(event) => set(index, { definition: event.target.value })}
              />
            </td>
            <td>
              <Input
                aria-label={t('cycle.value.source', { name })}
                value={line.source}
                disabled={reads}
                onChange={(event) => set(index, { source: event.target.value })}
              />
            </td>
            <td>
              <Checkbox checked={line.estimate} disabled={reads} onChange={(event) => set(index, { estimate: event.target.checked })}>
                {t('cycle.figure.estimate')}
              </Checkbox>
            </td>
            <td>
              {index === 0 && (
                <>
                  <RowStateMark state={valueState(indicator)} /> <SavingNote saved={draft} /> {acts}
                </>
              )}
              {index === 0 && !reads && !valuesWhole(draft.value) && <span className="wants block">{t('cycle.value.wants')}</span>}
              {index === 0 && <Conflict saved={draft} show={(values) => values.map(({ value }) => value).join(t('screen.list.comma'))} />}
            </td>
          </tr>
        );
      })}
    </>
  );
}

type ValuesProps = { readonly sheetKey: SheetKey } & Omit<RowsProps, 'draft'>;

function Values({ sheetKey, indicator, ...others }: ValuesProps) {
  const draft = useValueDraft(sheetKey, indicator);
  return <ValueRows key={draft.replaced} indicator={indicator} draft={draft} {...others} />;
}

type Props = {
  readonly sheetKey: SheetKey;
  readonly indicators: readonly SheetIndicator[];
  readonly mayDraft: boolean;
  readonly actsOf: (indicator: SheetIndicator) => ReactNode;
};

export function SheetIndicators({ sheetKey, indicators, mayDraft, actsOf }: Props) {
  const { t } = useWords();
  if (indicators.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">
        {t('cycle.sheet.indicators')} <span className="faint numeric">{indicators.length}</span>
      </h2>
      <ScrollX label={t('cycle.sheet.indicators')}>
        <table className="plain-table values-table">
          <thead>
            <tr>
              {(['indicator', 'target', 'former', 'now', 'definition', 'source', 'mark', 'state'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'target' || column === 'former' ? 'numeric' : undefined}>
                  {t(`cycle.value.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {indicators.map((indicator) => (
              <Values key={indicator.indicatorId} sheetKey={sheetKey} indicator={indicator} mayDraft={mayDraft} acts={actsOf(indicator)} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}
