/**
 * 读取核对: the document on the left, what was read from it on the right, step by step until it can be dispatched. Every act is saved at once,
 * so that nothing is lost with the browser.
 */
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { checklistQuery, documentQuery, findingsQuery, groupsQuery, planQuery } from '../api/queries';
import { useTasks } from '../api/use-tasks';
import { useNarrow } from '../rows/window';
import { Trouble } from '../shell/trouble';
import { useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import { AddTaskForm } from './add-task-form';
import { ClosingStep } from './closing-step';
import './desk.css';
import { DeskContext, type DeskWork } from './desk-context';
import { DispatchStep } from './dispatch-step';
import { FindingsStep } from './findings-step';
import { GroupsStep } from './groups-step';
import { LeadsStep } from './leads-step';
import { type Mark, type Range, rangeOf, withOpenFindings } from './segments';
import { SourcePane } from './source-pane';
import { StepList } from './step-list';
import { STEPS, type Step } from './steps';
import { StructureStep } from './structure-step';
import { UnitsStep } from './units-step';
import { VerifyingStep } from './verifying-step';

const SCREENS: Record<Step, () => React.ReactNode> = {
  findings: FindingsStep,
  structure: StructureStep,
  leads: LeadsStep,
  groups: GroupsStep,
  units: UnitsStep,
  closing: ClosingStep,
  verifying: VerifyingStep,
  dispatch: DispatchStep,
};
const ALL_TASKS = {};

function useDeskData(planId: string) {
  const plan = useQuery(planQuery(planId));
  const document = useQuery({ ...documentQuery(planId), staleTime: Number.POSITIVE_INFINITY });
  const findings = useQuery(findingsQuery(planId));
  const groups = useQuery(groupsQuery(planId));
  const checklist = useQuery(checklistQuery(planId));
  const tasks = useTasks(planId, ALL_TASKS);
  const marked = useMemo(
    () => document.data && findings.data && withOpenFindings(document.data, findings.data.findings),
    [document.data, findings.data],
  );
  const all = [plan, document, findings, groups, checklist, tasks.query];
  const broken = all.find((query) => query.error);
  if (!plan.data || !marked || !findings.data || !groups.data || !checklist.data || tasks.query.isPending)
    return { error: broken?.error ?? null };
  return {
    error: null,
    data: {
      plan: plan.data,
      document: marked,
      findings: findings.data.findings,
      groups: groups.data.groups,
      checklist: checklist.data,
      rows: tasks.rows,
    },
  };
}

export function Desk() {
  const { planId = '' } = useParams();
  const { t } = useWords();
  const narrow = useNarrow();
  const [address, setAddress] = useSearchParams();
  const [active, setActive] = useState<Range | null>(null);
  const [source, setSource] = useState(false);
  const [adding, setAdding] = useState<Range | null>(null);
  const { act, pending } = useAct(planId);
  const { data, error } = useDeskData(planId);
  const step = STEPS.find((known) => known === address.get('step')) ?? 'findings';
  const go = useCallback((where: Record<string, string>) => setAddress(where, { replace: true }), [setAddress]);
  const show = useCallback((span: readonly number[]) => setActive(rangeOf(span)), []);
  const showTask = useCallback((taskId: string) => go({ step: 'structure', task: taskId }), [go]);
  const pick = useCallback(
    (mark: Mark) => {
      setActive(rangeOf(mark.span));
      setSource(false);
      if (mark.kind === 'finding') go({ step: 'findings', finding: mark.id });
      else if (mark.kind === 'group') go({ step: 'groups', group: mark.id });
      else if (mark.taskId ?? (mark.kind === 'task' ? mark.id : null)) go({ step: 'structure', task: mark.taskId ?? mark.id });
      else go({ step: 'structure', at: mark.id });
    },
    [go],
  );
  const work = useMemo<DeskWork | null>(
    () =>
      data
        ? {
            ...data,
            planId,
            act,
            pending,
            show,
            shown: active !== null,
            showTask,
            addTask: setAdding,
            may: (name) => data.plan.allowed.includes(name),
          }
        : null,
    [data, planId, act, pending, show, active, showTask],
  );
  if (error) return <Trouble error={error} retry={() => location.reload()} />;
  if (!work) return <Waiting />;
  const StepScreen = SCREENS[step];
  return (
    <DeskContext value={work}>
      <div className={source ? 'desk desk-source' : 'desk'}>
        <h1 className="unseen">{t('screen.nav.desk')}</h1>
        {narrow && (
          <button type="button" className="plain-button desk-toggle" aria-pressed={source} onClick={() => setSource(!source)}>
            {source ? t('screen.desk.toStructure') : t('screen.desk.toSource')}
          </button>
        )}
        {(!narrow || source) && (
          <SourcePane document={work.document} active={active} pick={pick} add={work.may('add-task') ? setAdding : null} />
        )}
        {(!narrow || !source) && (
          <div className="desk-work">
            <StepList step={step} go={(to) => go({ step: to })} />
            <div className="desk-step">
              <StepScreen />
            </div>
          </div>
        )}
        {adding && <AddTaskForm range={adding} close={() => setAdding(null)} />}
      </div>
    </DeskContext>
  );
}
