/** One period in one picture: who has reported, what is late, what it costs the units, whom to urge, and the way to review and consolidate. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useParams } from 'react-router';
import type { Period as PeriodShown } from '../api/cycle';
import { periodQuery } from '../api/cycle-queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { DownloadButton } from '../shell/download-button';
import { Trouble } from '../shell/trouble';
import { type Act, useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { LookBacks } from '../verify/look-backs';
import '../verify/verify.css';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { Burden } from './burden';
import { CalendarLine } from './calendar-line';
import { PeriodDue } from './period-due';
import { periodWords } from './period-words';
import './period.css';
import { UnitCells } from './unit-cells';
import { Urging } from './urging';

function PeriodActs({ planId, period, act, pending }: { planId: string; period: PeriodShown; act: Act; pending: boolean }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const at = `/plans/${planId}/periods/${period.periodId}`;
  const waiting = period.units.reduce((sum, unit) => sum + unit.submitted, 0);
  const may = (name: PeriodShown['allowed'][number]) => period.allowed.includes(name);
  const open = () =>
    void modal.confirm({
      title: t('cycle.open'),
      content: t('cycle.open.what', {
        units: period.burden.units,
        asked: period.burden.answersAsked,
        hours: Math.round(period.burden.minutes / 60),
      }),
      okText: t('cycle.open'),
      cancelText: t('screen.cancel'),
      onOk: () => act('open-period', { periodId: period.periodId }, { done: t('cycle.open.done') }),
    });
  return (
    <div className="button-row period-acts">
      {may('open-period') && period.status === 'announced' && (
        <Button type="primary" disabled={pending} onClick={open}>
          {t('cycle.open')}
        </Button>
      )}
      {may('accept-reports') && (
        <DayLink className="plain-button" to={`${at}/review`}>
          {t('cycle.toReview', { count: waiting })}
        </DayLink>
      )}
      {may('urge') && period.status === 'open' && (
        <a className="plain-button" href="#urging">
          {t('cycle.toUrging', { count: period.units.filter(({ outstanding }) => outstanding > 0).length })}
        </a>
      )}
      {may('consolidate') && period.status !== 'announced' && (
        <DayLink className="plain-button" to={`${at}/consolidation`}>
          {t(period.status === 'locked' ? 'cycle.toReport' : 'cycle.toConsolidate')}
        </DayLink>
      )}
      {period.report && <DownloadButton path={`/api${at}/report?format=docx`} words={t('cycle.report.docx')} />}
      {may('correct-report') && <DownloadButton path={`/api${at}/archive`} words={t('archive.make')} />}
      {may('draw-look-back') && period.draw === null && (
        <Button
          disabled={pending}
          onClick={() => void act('draw-look-back', { periodId: period.periodId }, { done: t('cycle.draw.done') })}
        >
          {t('cycle.draw')}
        </Button>
      )}
    </div>
  );
}

function Draw({ period }: { period: PeriodShown }) {
  const { t, locale } = useWords();
  if (!period.draw) return null;
  return (
    <p className="faint">
      {t('cycle.draw.what', {
        at: instantWords(period.draw.at, locale),
        from: period.draw.from,
        share: Math.round(period.draw.share * 100),
        seed: period.draw.seed,
      })}
    </p>
  );
}

export function Period() {
  const { planId = '', periodId = '' } = useParams();
  const { t, locale } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(periodQuery(planId, periodId, asOf));
  const { act, pending } = useAct(planId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page period">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>
            {periodWords(periodId, t)}
            <span className="period-status">{t(`cycle.periodStatus.${data.status}`)}</span>
          </h1>
          <p>
            <PeriodDue period={data} /> · <DayLink to={`/plans/${planId}/periods`}>{t('cycle.periods.all')}</DayLink>
          </p>
        </div>
        <CalendarLine calendar={data.calendar} />
        <PeriodActs planId={planId} period={data} act={act} pending={pending} />
        {data.report && (
          <p className="notice-bar">
            {t('cycle.consolidated', {
              at: instantWords(data.report.at, locale),
              person: data.report.person,
              seq: data.report.head.seq,
              hash: data.report.head.hash.slice(0, 12),
            })}
          </p>
        )}
        {data.status === 'announced' && <Burden period={data} />}
        <UnitCells planId={planId} period={data} />
        <Urging planId={planId} period={data} act={act} pending={pending} />
        <LookBacks planId={planId} items={data.lookBacks.map((item) => ({ ...item, periodId }))} act={act} />
        <Draw period={data} />
        {data.status !== 'announced' && <Burden period={data} />}
      </div>
    </div>
  );
}
