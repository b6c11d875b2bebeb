/** 审签: the leader in charge reads what the unit wrote on one page and signs what may go; what is left unticked stays with the liaison. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Person } from '../api/client';
import type { Sheet, SheetRow, SheetWords } from '../api/cycle';
import { sheetQuery } from '../api/cycle-queries';
import { AsOf, useAsOf } from '../as-of/as-of';
import { LightMark } from '../lights/light-mark';
import { PeriodDue } from '../period/period-due';
import { periodWords } from '../period/period-words';
import { isWhole, toSign, valuesToSign } from '../sheet/sheet-words';
import '../sheet/sheet.css';
import { UnchangedMark } from '../sheet/unchanged-mark';
import { NameStandIn } from '../shell/stand-in';
import { Trouble } from '../shell/trouble';
import { type Act, useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { usePlanUnits } from '../unit/use-plan-units';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import { SendBackDialog } from './send-back-dialog';
import './sign-off.css';

function DraftWords({ row, words, nameOf }: { row: SheetRow; words: SheetWords; nameOf: (unitId: string) => string }) {
  const { t, locale } = useWords();
  const former = row.former?.words;
  const merged = row.slices.filter(({ unit }) => words.merges.includes(unit.unitId)).map(({ unit }) => unit.name);
  return (
    <div className="said">
      <p className="pre">
        {words.light && <LightMark light={words.light} />} {words.noChange ? former?.text : words.text}
        {words.noChange && <UnchangedMark count={(former?.unchanged ?? 0) + 1} />}
      </p>
      {merged.length > 0 && <p className="faint">{t('cycle.merging', { units: merged.join(t('screen.list.comma')) })}</p>}
      {words.reached.length > 0 && (
        <p className="faint">{t('cycle.reaching', { milestones: words.reached.map(({ text }) => text).join(t('screen.list.comma')) })}</p>
      )}
      {words.figures.map((figure) => (
        <p key={figure.name}>
          {figure.name} <b className="numeric">{figure.value}</b> {figure.unit}
          {figure.estimate && <span className="chip">{t('cycle.figure.estimate')}</span>}{' '}
          <span className="faint">{[figure.definition, figure.source].filter(Boolean).join(t('screen.list.comma'))}</span>
        </p>
      ))}
      {words.cause && (
        <p>
          <span className="faint">{t('cycle.cause')}</span> {t(`cycle.cause.${words.cause}`)}
          {words.ask && (
            <>
              {' '}
              <span className="faint">{t('cycle.ask')}</span>{' '}
              {t('cycle.ask.sentence', { of: nameOf(words.ask.of), what: words.ask.what, by: dayWords(words.ask.by, locale) })}
            </>
          )}
        </p>
      )}
    </div>
  );
}

type SignRowProps = { row: SheetRow; goes: boolean; toggle: () => void; nameOf: (unitId: string) => string };

function SignRow({ row, goes, toggle, nameOf }: SignRowProps) {
  const { t, locale } = useWords();
  const draft = row.draft!;
  return (
    <li className="sign-row">
      <label>
        <input type="checkbox" checked={goes} onChange={toggle} />
        <span className="unseen">{t('screen.chooseTask', { number: row.task.number ?? '' })}</span>
      </label>
      <div>
        <p className="two-lines">
          <b className="numeric">{row.task.number}</b> {row.task.text}
        </p>
        <p className="faint">
          {t('cycle.lightBy.calendar')} <LightMark light={row.calendarLight} /> {row.calendarLight !== 'none' && row.calendarBecause}
          {row.due && ` · ${row.due.on ? dayWords(row.due.on, locale) : row.due.text}`} · {t('cycle.writtenBy', { person: draft.person })}
        </p>
      </div>
      <DraftWords row={row} words={draft.words} nameOf={nameOf} />
    </li>
  );
}

function Signing({ sheet, act, pending, person }: { sheet: Sheet; act: Act; pending: boolean; person: Person }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const [unticked, setLeft] = useState<readonly string[]>([]);
  const [back, setBack] = useState(false);
  const units = usePlanUnits(sheet.planId);
  const nameOf = (id: string) => units.find(({ unitId }) => unitId === id)?.name ?? id;
  const rows = toSign(sheet);
  const values = valuesToSign(sheet);
  const listed = new Set([...rows.map(({ task }) => task.taskId), ...values.map(({ indicatorId }) => indicatorId)]);
  const left = unticked.filter((id) => listed.has(id));
  const goes = (id: string) => !left.includes(id);
  const toggle = (id: string) => setLeft(goes(id) ? [...left, id] : left.filter((other) => other !== id));
  const standIn = person.roles.includes('leaderInCharge') ? undefined : sheet.standsInFor[0];
  const chosen = rows.filter(({ task }) => goes(task.taskId));
  const signed = values.filter(({ indicatorId }) => goes(indicatorId));
  const count = chosen.length + signed.length;
  const fields = {
    periodId: sheet.period.periodId,
    reports: chosen.flatMap(({ task, draft }) => (draft && isWhole(draft.words) ? [{ ...draft.words, taskId: task.taskId }] : [])),
    values: signed.flatMap(({ draft }) => draft!.values),
    standInFor: standIn?.personId ?? null,
  };
  const ask = () =>
    void modal.confirm({
      title: t('cycle.signOff', { count }),
      content: t('cycle.signOff.confirm', { left: left.length }),
      okText: t('cycle.signOff', { count }),
      cancelText: t('screen.cancel'),
      onOk: () => act('sign-off', fields, { done: t('cycle.signOff.done', { count }) }),
    });
  if (rows.length + values.length === 0)
    return (
      <div className="empty">
        <h2>{t('cycle.signOff.nothing')}</h2>
        <p>{t('cycle.signOff.nothingWhat')}</p>
        <Link to=".." relative="path">
          {t('cycle.toSheet')}
        </Link>
      </div>
    );
  return (
    <>
      <div className="sign-bar">
        <p>
          {t('cycle.signOff.what', { count: rows.length + values.length })}
          {standIn && <strong> {t('cycle.standIn', { person: standIn.name })}</strong>}
        </p>
        <span className="button-row">
          {sheet.allowed.includes('send-back') && (
            <Button disabled={left.length === 0 || pending} onClick={() => setBack(true)}>
              {t('cycle.sendBack', { count: left.length })}
            </Button>
          )}
          <Button type="primary" disabled={count === 0} loading={pending} onClick={ask}>
            {t('cycle.signOff', { count })}
          </Button>
        </span>
      </div>
      {back && (
        <SendBackDialog
          periodId={sheet.period.periodId}
          taskIds={rows.map(({ task }) => task.taskId).filter((id) => !goes(id))}
          indicatorIds={values.map(({ indicatorId }) => indicatorId).filter((id) => !goes(id))}
          standInFor={standIn?.personId ?? null}
          act={act}
          close={() => setBack(false)}
        />
      )}
      <ul className="sign-rows">
        {rows.map((row) => (
          <SignRow key={row.task.taskId} nameOf={nameOf} row={row} goes={goes(row.task.taskId)} toggle={() => toggle(row.task.taskId)} />
        ))}
        {values.map(({ indicatorId, text, series, draft }) => (
          <li key={indicatorId} className="sign-row">
            <label>
              <input type="checkbox" checked={goes(indicatorId)} onChange={() => toggle(indicatorId)} />
              <span className="unseen">{text}</span>
            </label>
            <p>{text}</p>
            <p>
              {draft!.values.map((value) => (
                <span key={value.series} className="block">
                  {series[value.series]?.name} <b className="numeric">{value.value}</b> {series[value.series]?.unit}{' '}
                  {value.estimate && <span className="chip">{t('cycle.figure.estimate')}</span>}
                  <span className="faint">{[value.definition, value.source].filter(Boolean).join(t('screen.list.comma'))}</span>
                </span>
              ))}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}

export function SignOff({ person }: { person: Person }) {
  const { planId = '', periodId = '', unitId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(sheetQuery(planId, periodId, unitId, asOf));
  const { act, pending } = useAct(planId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const asks = data.rows.filter(({ draft }) => draft?.words.light === 'red').length;
  const empty = data.rows.filter(({ draft, report }) => !draft && !report).length;
  return (
    <div className="page sign-off">
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>
            {data.unit.name}
            <span className="sheet-period">{t('cycle.signOff.of', { period: periodWords(periodId, t) })}</span>
          </h1>
          <p>
            <PeriodDue period={data.period} />
          </p>
        </div>
        <p className="faint sign-load">
          {t('cycle.signOff.load', { all: data.rows.length, red: asks, empty })}{' '}
          <Link to=".." relative="path">
            {t('cycle.toSheet')}
          </Link>{' '}
          <NameStandIn planId={planId} person={person} standsAs="leaderInCharge" act={act} />
        </p>
        <Signing sheet={data} act={act} pending={pending} person={person} />
      </div>
    </div>
  );
}
