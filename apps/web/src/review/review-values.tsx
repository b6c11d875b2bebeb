/** Values of indicators that came in, beside those of last time. */
import { Button } from 'antd';
import type { ReviewDesk } from '../api/cycle';
import { RowStateMark } from '../sheet/row-state';
import { ScrollX } from '../shell/scroll-x';
import type { Act } from '../shell/use-act';
import { useWords } from '../words/words';
import type { ToReturn } from './return-dialog';

type Props = {
  readonly desk: ReviewDesk;
  readonly periodId: string;
  readonly act: Act;
  readonly giveBack: (back: ToReturn) => void;
};

export function ReviewValues({ desk, periodId, act, giveBack }: Props) {
  const { t } = useWords();
  if (desk.values.length === 0) return null;
  const may = (name: 'accept-reports' | 'return-values') => desk.allowed.includes(name);
  return (
    <section>
      <h2 className="section-head">{t('cycle.sheet.indicators')}</h2>
      <ScrollX label={t('cycle.sheet.indicators')}>
        <table className="plain-table">
          <thead>
            <tr>
              {(['indicator', 'unit', 'former', 'now', 'source', 'state', 'acts'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'former' || column === 'now' ? 'numeric' : undefined}>
                  {t(`cycle.value.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {desk.values.map((row) => (
              <tr key={`${row.indicatorId}/${row.unit.unitId}`}>
                <td>{row.text}</td>
                <td>{row.unit.name}</td>
                <td className="numeric">{row.former.map(({ value }) => value).join(t('screen.list.comma'))}</td>
                <td className="numeric">
                  {row.values.map((value) => (
                    <span key={value.series} className="block">
                      {value.value} {row.series[value.series]?.unit} {value.estimate && t('cycle.figure.estimate')}
                    </span>
                  ))}
                </td>
                <td>{row.values.map(({ source }) => source).join(t('screen.list.comma'))}</td>
                <td>
                  <RowStateMark state={row.status} />
                </td>
                <td className="one-line">
                  {row.status === 'submitted' && may('accept-reports') && (
                    <Button
                      size="small"
                      onClick={() =>
                        void act(
                          'accept-reports',
                          { periodId, reports: [], values: [{ indicatorId: row.indicatorId, unitId: row.unit.unitId }] },
                          { done: t('cycle.review.accepted') },
                        )
                      }
                    >
                      {t('cycle.review.accept')}
                    </Button>
                  )}{' '}
                  {row.status === 'submitted' && may('return-values') && (
                    <Button
                      size="small"
                      onClick={() => giveBack({ kind: 'values', indicatorId: row.indicatorId, unit: row.unit, words: row.text })}
                    >
                      {t('cycle.review.return')}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </section>
  );
}
