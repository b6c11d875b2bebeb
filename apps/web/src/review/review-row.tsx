/** One report on the review desk: three lights, the words with what changed since last time marked, accept or return. */
import { Button } from 'antd';
import type { ReviewRow as Row } from '../api/cycle';
import { DayLink } from '../as-of/as-of';
import { ThreeLights } from '../lights/light-mark';
import { RoleWord } from '../rows/marks';
import { RowStateMark } from '../sheet/row-state';
import { SaidWords } from '../sheet/said-words';
import type { Act } from '../shell/use-act';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';

function Changes({ row }: { row: Row }) {
  const { t } = useWords();
  if (row.changes.every(({ kind }) => kind === 'same') || row.formerText === null) return null;
  return (
    <details className="changes" open>
      <summary>{t('cycle.review.changes')}</summary>
      <p className="pre">
        {row.changes.map((change, index) => {
          const key = `${index}/${change.kind}`;
          if (change.kind === 'added') return <ins key={key}>{change.text}</ins>;
          return change.kind === 'removed' ? <del key={key}>{change.text}</del> : <span key={key}>{change.text}</span>;
        })}
      </p>
    </details>
  );
}

function Returns({ row }: { row: Row }) {
  const { t, locale } = useWords();
  if (row.report.returns.length === 0) return null;
  return (
    <details className="changes">
      <summary>{t('cycle.review.returns', { count: row.report.returns.length })}</summary>
      {row.report.returns.map(({ reason, returned, words }) => (
        <blockquote key={returned.entryId} className="quoted">
          <p className="faint">
            {instantWords(returned.at, locale)} {t('cycle.returned.reason', { person: returned.person, reason })}
          </p>
          <SaidWords words={words} />
        </blockquote>
      ))}
    </details>
  );
}

type Props = {
  readonly planId: string;
  readonly periodId: string;
  readonly row: Row;
  readonly act: Act;
  readonly pending: boolean;
  readonly giveBack: (row: Row) => void;
};

export function ReviewRow({ planId, periodId, row, act, pending, giveBack }: Props) {
  const { t, locale } = useWords();
  const { task, unit, report } = row;
  const accept = () =>
    act(
      'accept-reports',
      { periodId, reports: [{ taskId: task.taskId, unitId: unit.unitId }], values: [] },
      { done: t('cycle.review.accepted') },
    );
  return (
    <li className="review-row">
      <div className="review-task">
        <p className="two-lines">
          <DayLink className="task-link" to={`/plans/${planId}/tasks/${task.taskId}`}>
            <b className="numeric">{task.number}</b> {task.text}
          </DayLink>
        </p>
        <p>
          <DayLink to={`/plans/${planId}/periods/${periodId}/sheets/${unit.unitId}`}>{unit.name}</DayLink> <RoleWord role={row.role} />
          <RowStateMark state={report.status} />
        </p>
        <p className="faint">
          {report.submitted && instantWords(report.submitted.at, locale)}
          {report.signedOff && ` ${t('cycle.signedBy', { person: report.signedOff.person })}`}
        </p>
        {row.standsOut.map((mark) => (
          <span key={mark} className="chip chip-ask">
            {t(`cycle.standsOut.${mark}`)}
          </span>
        ))}
      </div>
      <div className="review-words">
        <ThreeLights lights={row.lights} because={row.calendarBecause} />
        <SaidWords words={report.words} light={false} />
        <Changes row={row} />
        <Returns row={row} />
      </div>
      <div className="review-acts">
        {row.allowed.includes('accept-reports') && report.status === 'submitted' && (
          <Button type="primary" disabled={pending} onClick={() => void accept()}>
            {t('cycle.review.accept')}
          </Button>
        )}
        {row.allowed.includes('return-report') && (
          <Button disabled={pending} onClick={() => giveBack(row)}>
            {t('cycle.review.return')}
          </Button>
        )}
      </div>
    </li>
  );
}
