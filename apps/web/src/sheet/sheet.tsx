/** 填报单: all tasks of one unit in one sitting, grouped by its role; saved as typed. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useMemo } from 'react';
import { useParams } from 'react-router';
import type { Sheet as SheetOfUnit } from '../api/cycle';
import { sheetQuery } from '../api/cycle-queries';
import { AsOf, useAsOf } from '../as-of/as-of';
import { Trouble } from '../shell/trouble';
import { type Act, useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { EnterFor } from './enter-for';
import { SheetIndicators } from './indicators';
import './sheet.css';
import { SheetHead, WaitsForLeader } from './sheet-head';
import { useSheetKeys } from './sheet-keys';
import { SheetTask } from './sheet-task';

const ROLES = ['lead', 'responsible', 'support'] as const;

type TakeBackProps = { readonly periodId: string; readonly taskIds: string[]; readonly indicatorIds: string[]; readonly act: Act };

/** What was handed in, taken back until somebody has looked at it. */
function TakeBack({ periodId, taskIds, indicatorIds, act }: TakeBackProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const ask = () =>
    void modal.confirm({
      title: t('cycle.takeBack'),
      content: t('cycle.takeBack.what'),
      okText: t('cycle.takeBack'),
      cancelText: t('screen.cancel'),
      onOk: () => act('withdraw-submission', { periodId, taskIds, indicatorIds }, { done: t('cycle.takeBack.done') }),
    });
  return (
    <Button size="small" type="link" onClick={ask}>
      {t('cycle.takeBack')}
    </Button>
  );
}

function Rows({ sheet, act }: { sheet: SheetOfUnit; act: Act }) {
  const { t } = useWords();
  const { planId, period, unit } = sheet;
  const key = useMemo(() => ({ planId, periodId: period.periodId, unitId: unit.unitId }), [planId, period.periodId, unit.unitId]);
  const back = { periodId: period.periodId, act };
  return (
    <>
      {ROLES.map((role) => {
        const rows = sheet.rows.filter((row) => row.role === role);
        if (rows.length === 0) return null;
        return (
          <section key={role}>
            <h2 className="section-head">
              {t(`cycle.sheet.${role}`)} <span className="faint numeric">{rows.length}</span>
            </h2>
            {rows.map((row) => (
              <SheetTask
                key={row.task.taskId}
                sheetKey={key}
                row={row}
                mayDraft={sheet.mayDraft}
                acts={
                  row.allowed.includes('withdraw-submission') &&
                  row.report?.status === 'submitted' && <TakeBack {...back} taskIds={[row.task.taskId]} indicatorIds={[]} />
                }
              />
            ))}
          </section>
        );
      })}
      <SheetIndicators
        sheetKey={key}
        indicators={sheet.indicators}
        mayDraft={sheet.mayDraft}
        actsOf={({ indicatorId, handed }) =>
          sheet.allowed.includes('withdraw-submission') &&
          handed?.status === 'submitted' && <TakeBack {...back} taskIds={[]} indicatorIds={[indicatorId]} />
        }
      />
    </>
  );
}

export function Sheet() {
  const { planId = '', periodId = '', unitId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(sheetQuery(planId, periodId, unitId, asOf));
  const { act, pending } = useAct(planId);
  useSheetKeys(data?.mayDraft ?? false);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  const nothing = data.rows.length + data.indicators.length === 0;
  return (
    <div className="page sheet" key={`${periodId}/${unitId}/${asOf}`}>
      <div className="measure">
        <AsOf />
        <SheetHead sheet={data} act={act} pending={pending} refresh={() => void refetch()} />
        <WaitsForLeader sheet={data} />
        {data.allowed.includes('enter-for') && !data.own && <EnterFor sheet={data} act={act} />}
        {nothing ? (
          <div className="empty">
            <h2>{t('cycle.sheet.nothing')}</h2>
            <p>{t('cycle.sheet.nothingWhat')}</p>
          </div>
        ) : (
          <Rows sheet={data} act={act} />
        )}
      </div>
    </div>
  );
}
