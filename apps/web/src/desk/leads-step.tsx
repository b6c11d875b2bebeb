/** Leads the document marks are settled; those it does not mark are proposed, and a person confirms them: many in one act, exceptions picked out. */
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { TaskRow, UnitRef } from '../api/client';
import { LeadCell } from '../rows/marks';
import { seenOf } from '../shell/use-act';
import { useWords } from '../words/words';
import { inParts, useDesk } from './desk-context';
import { PickAll, PickList, StepDone, usePicking } from './pick-list';

function candidatesOf(row: TaskRow): readonly UnitRef[] {
  const all = [...(row.proposedLead ? [row.proposedLead] : []), ...row.leads, ...row.others];
  return [...new Map(all.map((unit) => [unit.unitId, unit])).values()];
}

function LeadChoice({ row, value, choose }: { row: TaskRow; value: string; choose: (unitId: string) => void }) {
  const { t } = useWords();
  return (
    <select
      className="plain-select"
      aria-label={t('screen.leads.of', { number: row.number ?? '' })}
      value={value}
      onChange={(event) => choose(event.target.value)}
    >
      {!value && <option value="">{t('screen.unit.choose')}</option>}
      {candidatesOf(row).map((unit) => (
        <option key={unit.unitId} value={unit.unitId}>
          {unit.name}
        </option>
      ))}
    </select>
  );
}

/** Leads picked and not yet confirmed outlast a reload of the page. */
function useOtherLeads(planId: string) {
  const keptAs = `taizhang.leads.${planId}`;
  const [other, setOther] = useState<Readonly<Record<string, string>>>(() => {
    try {
      return (JSON.parse(sessionStorage.getItem(keptAs) ?? 'null') as Record<string, string> | null) ?? {};
    } catch {
      return {};
    }
  });
  const choose = (taskId: string, unitId: string) => {
    const next = { ...other, [taskId]: unitId };
    setOther(next);
    try {
      sessionStorage.setItem(keptAs, JSON.stringify(next));
    } catch {
      // The choice then holds until the page is left.
    }
  };
  return { other, choose };
}

export function LeadsStep() {
  const { t } = useWords();
  const { planId, rows: all, act, pending, may } = useDesk();
  const rows = useMemo(() => all.filter((row) => row.status === 'drafted' && !row.leadSettled && candidatesOf(row).length > 0), [all]);
  const { other, choose } = useOtherLeads(planId);
  const picking = usePicking(rows);
  const leadOf = (row: TaskRow) =>
    candidatesOf(row).find(({ unitId }) => unitId === other[row.taskId])?.unitId ?? row.proposedLead?.unitId ?? '';
  const ready = picking.chosen.filter(leadOf);
  if (rows.length === 0) return <StepDone words={t('screen.leads.done')} />;
  const confirm = async () => {
    for (const part of inParts(ready)) {
      const leads = part.map((row) => ({ taskId: row.taskId, unitId: leadOf(row) }));
      if (
        !(await act(
          'confirm-leads',
          { leads, seen: seenOf(part) },
          { done: t('screen.done.leads', { count: part.length }), changed: picking.setChanged },
        ))
      )
        return;
    }
  };
  return (
    <>
      <p className="step-explain">{t('screen.leads.what', { count: rows.length })}</p>
      {may('confirm-leads') && (
        <div className="button-row step-act">
          <PickAll rows={rows} picking={picking} />
          <Button type="primary" loading={pending} disabled={ready.length === 0} onClick={() => void confirm()}>
            {t('screen.leads.confirm', { count: ready.length })}
          </Button>
        </div>
      )}
      <PickList
        rows={rows}
        picking={may('confirm-leads') ? picking : null}
        label={t('screen.step.leads')}
        extra={(row) =>
          may('confirm-leads') ? (
            <LeadChoice row={row} value={leadOf(row)} choose={(unitId) => choose(row.taskId, unitId)} />
          ) : (
            <LeadCell row={row} />
          )
        }
      />
    </>
  );
}
