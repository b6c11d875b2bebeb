/** What comes due, month by month, and of which closing kinds the tasks are; bars of plain elements, each a link. */
import type { Overview } from '../api/client';
import { DayLink } from '../as-of/as-of';
import { monthWords } from '../words/dates';
import { useWords } from '../words/words';

type Bar = { readonly key: string; readonly words: string; readonly count: number; readonly to: string | null };

function Bars({ bars }: { bars: readonly Bar[] }) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul className="bars">
      {bars.map(({ key, words, count, to }) => {
        const line = (
          <>
            <span className="bar-words">{words}</span>
            <span className="bar" aria-hidden="true">
              <span style={{ width: `${(100 * count) / most}%` }} />
            </span>
            <b className="numeric">{count}</b>
          </>
        );
        return <li key={key}>{to ? <DayLink to={to}>{line}</DayLink> : <span className="bar-line">{line}</span>}</li>;
      })}
    </ul>
  );
}

const lastDay = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 0)).toISOString().slice(0, 10);

export function ComesDue({ planId, overview }: { planId: string; overview: Overview }) {
  const { t, locale } = useWords();
  const months = overview.due.map(({ month, tasks }) => ({
    key: month,
    words: monthWords(month, locale),
    count: tasks,
    to: `/plans/${planId}?dueFrom=${month}-01&dueTo=${lastDay(month)}`,
  }));
  return (
    <section>
      <h2 className="section-head">{t('screen.overview.due')}</h2>
      {months.length === 0 ? (
        <p className="faint">{t('screen.overview.noDue')}</p>
      ) : (
        <Bars
          bars={overview.noDate > 0 ? [...months, { key: 'none', words: t('screen.due.none'), count: overview.noDate, to: null }] : months}
        />
      )}
    </section>
  );
}

export function ClosingKinds({ planId, overview }: { planId: string; overview: Overview }) {
  const { t } = useWords();
  const bars = overview.byClosing
    .filter(({ tasks }) => tasks > 0)
    .map(({ kind, tasks }) => ({ key: kind, words: t(`closing.${kind}`), count: tasks, to: `/plans/${planId}?closing=${kind}` }));
  return (
    <section>
      <h2 className="section-head">{t('screen.overview.closing')}</h2>
      <Bars bars={bars} />
    </section>
  );
}
