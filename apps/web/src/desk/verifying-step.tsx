/** Who verifies. The coordinator does by default; where it holds a duty itself, another unit is named, for many tasks at once. */
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import type { TaskRow } from '../api/client';
import { seenOf } from '../shell/use-act';
import { UnitSelect } from '../unit/unit-select';
import { useWords } from '../words/words';
import { inParts, useDesk } from './desk-context';
import { PickAll, PickList, usePicking } from './pick-list';

const lacks = (row: TaskRow) => row.notReady.some((reason) => reason === 'verifier/missing' || reason === 'verifier/holds-duty');
const holdsDuty = (row: TaskRow, unitId: string) => [...row.leads, ...row.others].some((unit) => unit.unitId === unitId);

export function VerifyingStep() {
  const { t } = useWords();
  const { rows: all, act, pending, may } = useDesk();
  const [everyone, setEveryone] = useState(false);
  const [unitId, setUnitId] = useState<string | null>(null);
  const rows = useMemo(() => all.filter((row) => row.status === 'drafted' && (everyone || lacks(row))), [all, everyone]);
  const picking = usePicking(rows);
  const missing = all.filter((row) => row.status === 'drafted' && lacks(row)).length;
  const mayName = may('name-verifying-unit');
  const fit = unitId ? picking.chosen.filter((row) => !holdsDuty(row, unitId)) : [];
  const unfit = unitId ? picking.chosen.length - fit.length : 0;
  const name = async () => {
    for (const part of inParts(fit)) {
      const fields = { taskIds: part.map(({ taskId }) => taskId), unitId: unitId!, seen: seenOf(part) };
      if (
        !(await act('name-verifying-unit', fields, {
          done: t('screen.done.verifyingMany', { count: part.length }),
          changed: picking.setChanged,
        }))
      )
        return;
    }
    setUnitId(null);
  };
  return (
    <>
      <p className="step-explain">{missing > 0 ? t('screen.verifying.what', { count: missing }) : t('screen.verifying.done')}</p>
      <div className="button-row">
        <Checkbox checked={everyone} onChange={({ target }) => setEveryone(target.checked)}>
          {t('screen.verifying.everyone')}
        </Checkbox>
      </div>
      {mayName && rows.length > 0 && (
        <div className="button-row step-act">
          <PickAll rows={rows} picking={picking} />
          <span className="step-unit">
            <UnitSelect label={t('screen.column.verifying')} known={[]} mayAdd value={unitId} onChange={setUnitId} />
          </span>
          <Button type="primary" loading={pending} disabled={fit.length === 0} onClick={() => void name()}>
            {t('screen.verifying.name', { count: fit.length })}
          </Button>
          {unfit > 0 && <span className="faint">{t('screen.verifying.unfit', { count: unfit })}</span>}
        </div>
      )}
      <PickList
        rows={rows}
        picking={mayName ? picking : null}
        label={t('screen.step.verifying')}
        extra={(row) => row.verifyingUnit?.name ?? <span className="faint">{t('screen.verifying.none')}</span>}
      />
    </>
  );
}
