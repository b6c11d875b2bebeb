/** 催办: a list the coordinator sends from, never a mass message. Each unit's next step, whom it reaches, and what it still owes. */
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Period, UnitInPeriod } from '../api/cycle';
import { outstandingTasks } from '../api/cycle-queries';
import { DownloadButton } from '../shell/download-button';
import { ScrollX } from '../shell/scroll-x';
import type { Act } from '../shell/use-act';
import { dayWords, instantWords } from '../words/dates';
import { useWords } from '../words/words';

type Props = { readonly planId: string; readonly period: Period; readonly act: Act; readonly pending: boolean };

function UrgeRow({ planId, period, unit, act, pending }: Props & { unit: UnitInPeriod }) {
  const { t, locale } = useWords();
  const { notification } = App.useApp();
  const [letter, setLetter] = useState(false);
  const next = unit.urge;
  const reached = unit.people.filter(({ step }) => step === next?.step);
  const { periodId } = period;
  const { unitId, name: unitName } = unit.unit;
  const send = async () => {
    if (!next) return;
    const taskIds = await outstandingTasks(planId, periodId, unitId).catch(() => null);
    if (taskIds === null) notification.error({ title: t('screen.act.refused'), duration: 0, role: 'alert' });
    else await act('urge', { periodId, unitId, step: next.step, taskIds, letter }, { done: t('cycle.urge.done', { unit: unitName }) });
  };
  return (
    <tr>
      <td>
        {unit.unit.name}
        {unit.late && <span className="late-mark">{t('cycle.late')}</span>}
      </td>
      <td className="numeric">{unit.outstanding}</td>
      <td>
        {unit.urged.length === 0 && <span className="faint">{t('cycle.urge.never')}</span>}
        {unit.urged.map((one) => (
          <span key={one.at} className="block">
            {t(`cycle.step.${one.step}`)} <span className="faint">{instantWords(one.at, locale)}</span>
            {one.letter && <span className="chip">{t('cycle.urge.letter')}</span>}
          </span>
        ))}
      </td>
      <td>
        {next
          ? t('cycle.urge.next', {
              step: t(`cycle.step.${next.step}`),
              people: reached.map(({ name }) => name).join(t('screen.list.comma')),
            })
          : t('cycle.urge.last')}
      </td>
      <td>
        <span className="button-row">
          {next && !next.now && <span className="faint">{t('cycle.urge.from', { day: dayWords(next.from, locale) })}</span>}
          {next?.now && (
            <>
              <label className="check-line">
                <input type="checkbox" checked={letter} onChange={(event) => setLetter(event.target.checked)} />
                {t('cycle.urge.withLetter')}
              </label>
              <Button size="small" disabled={pending} onClick={() => void send()}>
                {t('cycle.urge')}
              </Button>
            </>
          )}
          {unit.urged.some((one) => one.letter) && (
            <DownloadButton
              path={`/api/plans/${planId}/periods/${period.periodId}/urging-letters/${unit.unit.unitId}?format=docx`}
              words={t('cycle.urge.letter')}
            />
          )}
        </span>
      </td>
    </tr>
  );
}

export function Urging(props: Props) {
  const { period } = props;
  const { t } = useWords();
  const owing = period.units.filter((unit) => unit.outstanding > 0);
  if (!period.allowed.includes('urge') || period.status !== 'open') return null;
  return (
    <section id="urging">
      <h2 className="section-head">{t('cycle.urge.list', { count: owing.length })}</h2>
      {owing.length === 0 ? (
        <p className="faint">{t('cycle.urge.nobody')}</p>
      ) : (
        <ScrollX label={t('cycle.urge.list', { count: owing.length })}>
          <table className="plain-table">
            <thead>
              <tr>
                {(['unit', 'owes', 'urged', 'next', 'act'] as const).map((column) => (
                  <th key={column} scope="col" className={column === 'owes' ? 'numeric' : undefined}>
                    {t(`cycle.urge.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {owing.map((unit) => (
                <UrgeRow key={unit.unit.unitId} {...props} unit={unit} />
              ))}
            </tbody>
          </table>
        </ScrollX>
      )}
    </section>
  );
}
