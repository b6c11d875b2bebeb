/** 减负账: what this period asks of the units, said before it is opened. The minutes an answer are an assumption of the plan and shown as one. */
import type { Period } from '../api/cycle';
import { useWords } from '../words/words';

const MINUTES_AN_HOUR = 60;

export function Burden({ period }: { period: Period }) {
  const { t } = useWords();
  const { burden } = period;
  const figures = {
    units: burden.units,
    sheets: burden.sheets,
    answersAsked: burden.answersAsked,
    answersKnown: burden.answersKnown,
    hours: Math.round(burden.minutes / MINUTES_AN_HOUR),
    notice: burden.notice,
  };
  return (
    <section>
      <h2 className="section-head">{t('cycle.burden')}</h2>
      <dl className="burden">
        {(Object.keys(figures) as (keyof typeof figures)[]).map((key) => (
          <div key={key}>
            <dt>{t(`cycle.burden.${key}`)}</dt>
            <dd className="numeric">{figures[key]}</dd>
          </div>
        ))}
      </dl>
      <p className="faint">{t('cycle.burden.basis', { minutes: burden.minutesPerAnswer, least: period.minimumNotice })}</p>
      {burden.answersKnown > 0 && (
        <p className="faint">
          {t('cycle.burden.known', { known: burden.answersKnown, standing: burden.answersStanding, atRest: burden.answersAtRest })}
        </p>
      )}
      {period.exception && (
        <p className="notice-bar asks">{t('cycle.exception', { approver: period.exception.approver, reason: period.exception.reason })}</p>
      )}
    </section>
  );
}
