/** Load by unit: a picture where a picture reads faster, the table beside it for everybody else. The chart library comes only now. */
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { PlanUnit } from '../api/client';
import { ScrollX } from '../shell/scroll-x';
import { Waiting } from '../shell/waiting';
import { figurePath } from '../unit/units';
import { useWords } from '../words/words';
import { Figure } from './figure';

const LoadChart = lazy(() => import('./load-chart').then((module) => ({ default: module.LoadChart })));
const SHOWN = 20;
const ROLES = ['lead', 'responsible', 'support'] as const;

export const loadOf = (unit: PlanUnit) => unit.lead + unit.responsible + unit.support;

function LoadTable({ planId, units }: { planId: string; units: readonly PlanUnit[] }) {
  const { t } = useWords();
  return (
    <ScrollX label={t('screen.overview.load')}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('screen.filter.unit')}</th>
            {ROLES.map((role) => (
              <th key={role} scope="col" className="numeric">
                {t(`role.${role}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {units.map((unit) => (
            <tr key={unit.unit.unitId}>
              <th scope="row">{unit.unit.name}</th>
              {ROLES.map((role) => (
                <td key={role} className="numeric">
                  <Figure
                    count={unit[role]}
                    to={figurePath(planId, unit.unit.unitId, role)}
                    label={`${unit.unit.name} ${t(`role.${role}`)}`}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}

export function UnitLoad({ planId, units }: { planId: string; units: readonly PlanUnit[] }) {
  const { t } = useWords();
  const go = useNavigate();
  const [asTable, setAsTable] = useState(false);
  const [all, setAll] = useState(false);
  const ordered = [...units].sort((one, other) => loadOf(other) - loadOf(one));
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  const words = { lead: t('role.lead'), responsible: t('role.responsible'), support: t('role.support') };
  return (
    <section>
      <div className="load-head">
        <h2 className="section-head">{t('screen.overview.load')}</h2>
        <span className="button-row">
          {units.length > SHOWN && (
            <button type="button" className="plain-button" aria-pressed={all} onClick={() => setAll(!all)}>
              {all ? t('screen.overview.fewer', { count: SHOWN }) : t('screen.overview.allUnits', { count: units.length })}
            </button>
          )}
          <button type="button" className="plain-button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {asTable ? t('screen.overview.asChart') : t('screen.overview.asTable')}
          </button>
        </span>
      </div>
      {asTable ? (
        <LoadTable planId={planId} units={shown} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <LoadChart
            units={shown}
            words={words}
            label={t('screen.overview.loadChart', { count: shown.length })}
            open={(unit, role) => void go(figurePath(planId, unit.unit.unitId, role))}
          />
        </Suspense>
      )}
    </section>
  );
}
