/** Closing conditions by kind: looked over, changed where they do not fit, confirmed together. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import type { ClosingKind, TaskRow } from '../api/client';
import { taskQuery } from '../api/queries';
import { seenOf } from '../shell/use-act';
import { CLOSING_KINDS, ClosingForm } from '../task/acts/closing-form';
import { useWords } from '../words/words';
import { inParts, useDesk } from './desk-context';
import { PickAll, PickList, StepDone, usePicking } from './pick-list';
import { SetDeadlines } from './set-deadlines';

function Changing({ taskId, close }: { taskId: string; close: () => void }) {
  const { planId, act } = useDesk();
  const { data } = useQuery(taskQuery(planId, taskId));
  return data ? <ClosingForm task={data} act={act} close={close} /> : null;
}

function Condition({ row, change }: { row: TaskRow; change: (() => void) | null }) {
  const { t } = useWords();
  return (
    <div className="condition">
      <span>
        <span className="chip">{t(`closing.${row.closingKind}`)}</span>
        {row.doneWhen}
      </span>
      <span className="faint">{t('screen.closing.shownBy', { evidence: row.evidence })}</span>
      {change && (
        <button
          type="button"
          className="plain-button"
          aria-label={t('screen.closing.changeOf', { number: row.number ?? '' })}
          onClick={change}
        >
          {t('screen.change')}
        </button>
      )}
    </div>
  );
}

function KindTabs({
  open,
  kind,
  choose,
}: {
  open: readonly TaskRow[];
  kind: ClosingKind | null;
  choose: (kind: ClosingKind | null) => void;
}) {
  const { t } = useWords();
  const kinds = CLOSING_KINDS.filter((each) => open.some((row) => row.closingKind === each));
  return (
    <fieldset className="kind-tabs">
      <legend className="unseen">{t('screen.column.closing')}</legend>
      {[null, ...kinds].map((each) => (
        <button key={each ?? 'all'} type="button" className="plain-button" aria-pressed={each === kind} onClick={() => choose(each)}>
          {each ? t(`closing.${each}`) : t('screen.all')} {open.filter((row) => !each || row.closingKind === each).length}
        </button>
      ))}
    </fieldset>
  );
}

export function ClosingStep() {
  const { t } = useWords();
  const { rows: all, act, pending, may } = useDesk();
  const [kind, setKind] = useState<ClosingKind | null>(null);
  const [dating, setDating] = useState(false);
  const [changing, setChanging] = useState<string | null>(null);
  const open = useMemo(() => all.filter((row) => row.status === 'drafted' && !row.closingConfirmed), [all]);
  const rows = useMemo(() => open.filter((row) => !kind || row.closingKind === kind), [open, kind]);
  const picking = usePicking(rows);
  if (open.length === 0) return <StepDone words={t('screen.closing.done')} />;
  const confirm = async () => {
    for (const part of inParts(picking.chosen)) {
      const fields = { taskIds: part.map(({ taskId }) => taskId), seen: seenOf(part) };
      if (!(await act('confirm-closing', fields, { done: t('screen.done.closing', { count: part.length }), changed: picking.setChanged })))
        return;
    }
    setKind(null);
  };
  return (
    <>
      <p className="step-explain">{kind ? t(`screen.closingWhat.${kind}`) : t('screen.closing.what')}</p>
      <KindTabs open={open} kind={kind} choose={setKind} />
      {may('confirm-closing') && (
        <div className="button-row step-act">
          <PickAll rows={rows} picking={picking} />
          {may('set-deadlines') && (
            <Button disabled={pending || picking.chosen.length === 0} onClick={() => setDating(true)}>
              {t('screen.deadlines.set', { count: picking.chosen.length })}
            </Button>
          )}
          <Button type="primary" loading={pending} disabled={picking.chosen.length === 0} onClick={() => void confirm()}>
            {kind
              ? t('screen.closing.confirmKind', { kind: t(`closing.${kind}`), count: picking.chosen.length })
              : t('screen.closing.confirm', { count: picking.chosen.length })}
          </Button>
        </div>
      )}
      <PickList
        rows={rows}
        picking={may('confirm-closing') ? picking : null}
        label={t('screen.step.closing')}
        extra={(row) => <Condition row={row} change={may('set-closing') ? () => setChanging(row.taskId) : null} />}
      />
      {dating && <SetDeadlines rows={picking.chosen} close={() => setDating(false)} />}
      {changing && <Changing taskId={changing} close={() => setChanging(null)} />}
    </>
  );
}
