/** The units of the plan against the directory: those the directory had to learn are looked over, and matched where they were known by another name. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { UnitRef } from '../api/client';
import { planUnitsQuery } from '../api/queries';
import { UnitSelect } from '../unit/unit-select';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';

function NewUnit({ unit }: { unit: UnitRef }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { act, pending, may, planId } = useDesk();
  const [to, setTo] = useState<UnitRef | null>(null);
  const match = () =>
    to &&
    modal.confirm({
      title: t('screen.units.match'),
      content: t('screen.units.matchWhat', { from: unit.name }),
      okText: t('screen.units.match'),
      cancelText: t('screen.cancel'),
      onOk: () => act('match-unit', { from: unit.unitId, to: to.unitId }, { done: t('screen.done.matched') }),
    });
  return (
    <li className="unit-match">
      <Link to={`/plans/${planId}?unit=${unit.unitId}`}>{unit.name}</Link>
      {may('match-unit') && (
        <>
          <UnitSelect
            label={t('screen.units.sameAs', { unit: unit.name })}
            known={[]}
            without={[unit.unitId]}
            value={to?.unitId ?? null}
            onChange={(unitId) => setTo(unitId ? { unitId, name: '' } : null)}
          />
          <Button disabled={!to || pending} onClick={() => match()}>
            {t('screen.units.match')}
          </Button>
        </>
      )}
    </li>
  );
}

export function UnitsStep() {
  const { t } = useWords();
  const { checklist, planId } = useDesk();
  const { data } = useQuery(planUnitsQuery(planId));
  return (
    <>
      <p className="step-explain">
        {checklist.newUnits.length > 0 ? t('screen.units.newWhat', { count: checklist.newUnits.length }) : t('screen.units.allKnown')}
      </p>
      <ul className="unit-matches">
        {checklist.newUnits.map((unit) => (
          <NewUnit key={unit.unitId} unit={unit} />
        ))}
      </ul>
      <h2 className="structure-head">{t('screen.units.all')}</h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('screen.filter.unit')}</th>
            <th scope="col">{t('screen.units.printedAs')}</th>
            <th scope="col" className="numeric">
              {t('screen.units.tasks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {data?.units.map(({ unit, printed, lead, responsible, support }) => (
            <tr key={unit.unitId}>
              <td>
                <Link to={`/plans/${planId}/units/${unit.unitId}`}>{unit.name}</Link>
              </td>
              <td className="faint">{printed.join(t('screen.list.comma'))}</td>
              <td className="numeric">{lead + responsible + support}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
