/** 审核: what came in, the greatest disagreement first; many at once where nothing stands out. */
import { useQuery } from '@tanstack/react-query';
import { App, Button, Segmented } from 'antd';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { ReviewDesk, ReviewRow as Row } from '../api/cycle';
import { REVIEW_STATUSES, type ReviewStatus, reviewQuery } from '../api/cycle-queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { periodWords } from '../period/period-words';
import { Trouble } from '../shell/trouble';
import { useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { ReturnDialog, type ToReturn } from './return-dialog';
import './review.css';
import { ReviewRow } from './review-row';
import { ReviewValues } from './review-values';

const plain = (desk: ReviewDesk): readonly Row[] =>
  desk.rows.filter(
    ({ standsOut, report, allowed }) => standsOut.length === 0 && report.status === 'submitted' && allowed.includes('accept-reports'),
  );

function None({ status, planId, periodId }: { status: ReviewStatus; planId: string; periodId: string }) {
  const { t } = useWords();
  return (
    <div className="empty">
      <h2>{t(status === 'submitted' ? 'cycle.review.none' : 'cycle.review.noneOfThese')}</h2>
      <p>{t('cycle.review.noneWhat')}</p>
      <DayLink to={`/plans/${planId}/periods/${periodId}`}>{t('cycle.toPeriod')}</DayLink>
    </div>
  );
}

export function Review() {
  const { planId = '', periodId = '' } = useParams();
  const { t } = useWords();
  const { modal } = App.useApp();
  const asOf = useAsOf();
  const [search, setSearch] = useSearchParams();
  const status = REVIEW_STATUSES.find((known) => known === search.get('status')) ?? 'submitted';
  const { data, error, refetch } = useQuery(reviewQuery(planId, periodId, status, asOf));
  const { act, pending } = useAct(planId);
  const [back, setBack] = useState<ToReturn | null>(null);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const many = plain(data);
  const acceptMany = () =>
    void modal.confirm({
      title: t('cycle.review.acceptMany', { count: many.length }),
      content: t('cycle.review.acceptManyWhat', { left: data.rows.length - many.length }),
      okText: t('cycle.review.acceptMany', { count: many.length }),
      cancelText: t('screen.cancel'),
      onOk: () =>
        act(
          'accept-reports',
          { periodId, reports: many.map(({ task, unit }) => ({ taskId: task.taskId, unitId: unit.unitId })), values: [] },
          { done: t('cycle.review.acceptedMany', { count: many.length }) },
        ),
    });
  const choose = (next: string) =>
    setSearch(
      (before) => {
        before.set('status', next);
        return before;
      },
      { replace: true },
    );
  return (
    <div className="page review">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('cycle.review.of', { period: periodWords(periodId, t) })}</h1>
          <p>
            <DayLink to={`/plans/${planId}/periods/${periodId}`}>{t('cycle.toPeriod')}</DayLink>
          </p>
        </div>
        <div className="review-bar">
          <Segmented
            aria-label={t('screen.filter.status')}
            value={status}
            onChange={choose}
            options={REVIEW_STATUSES.map((value) => ({ value, label: t(`cycle.review.show.${value}`) }))}
          />
          <span className="faint">{t('cycle.review.order', { count: data.rows.length })}</span>
          {many.length > 0 && (
            <Button disabled={pending} onClick={acceptMany}>
              {t('cycle.review.acceptMany', { count: many.length })}
            </Button>
          )}
        </div>
        <ReviewValues desk={data} periodId={periodId} act={act} giveBack={setBack} />
        {data.rows.length + data.values.length === 0 && <None status={status} planId={planId} periodId={periodId} />}
        <ul className="review-rows">
          {data.rows.map((row) => (
            <ReviewRow
              key={`${row.task.taskId}/${row.unit.unitId}`}
              planId={planId}
              periodId={periodId}
              row={row}
              act={act}
              pending={pending}
              giveBack={({ task, unit }) =>
                setBack({ kind: 'report', taskId: task.taskId, unit, words: `${task.number ?? ''} ${task.text}` })
              }
            />
          ))}
        </ul>
        {back && <ReturnDialog back={back} periodId={periodId} act={act} close={() => setBack(null)} />}
      </div>
    </div>
  );
}
