/** The steps in their usual order, each with what is still open in it. None has to be finished before another. */
import type { NotReadyReason } from '../api/client';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';
import { STEP_OF, STEPS, type Step } from './steps';

export function useOpenCounts(): Record<Step, number> {
  const { checklist, findings, rows } = useDesk();
  const counts: Record<Step, number> = { findings: 0, structure: 0, leads: 0, groups: 0, units: 0, closing: 0, verifying: 0, dispatch: 0 };
  for (const { reason, taskIds } of checklist.blocking)
    if (reason !== 'task/wrong-state') counts[STEP_OF[reason as NotReadyReason]] += taskIds.length;
  counts.findings = findings.filter(({ settled, level }) => !settled && level === 'ask').length;
  counts.leads = rows.filter(({ status, leadSettled }) => status === 'drafted' && !leadSettled).length;
  counts.units = checklist.newUnits.length;
  counts.dispatch = checklist.ready;
  return counts;
}

export function StepList({ step, go }: { step: Step; go: (step: Step) => void }) {
  const { t } = useWords();
  const counts = useOpenCounts();
  return (
    <nav className="step-list" aria-label={t('screen.desk.steps')}>
      {STEPS.map((each) => (
        <button key={each} type="button" aria-current={each === step ? 'step' : undefined} onClick={() => go(each)}>
          {t(`screen.step.${each}`)}
          {counts[each] > 0 && (
            <span className={each === 'dispatch' || each === 'units' ? 'count-mark count-calm' : 'count-mark'}>{counts[each]}</span>
          )}
          {counts[each] === 0 && each !== 'structure' && each !== 'dispatch' && (
            <span className="step-done" role="img" aria-label={t('screen.desk.stepDone')}>
              ✓
            </span>
          )}
        </button>
      ))}
    </nav>
  );
}
