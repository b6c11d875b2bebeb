/** What can be done with a task of the cycle, as the resource says; each behind one button. */
import { App, Button } from 'antd';
import { type ComponentType, useState } from 'react';
import type { TaskDetail } from '../../api/client';
import type { TaskCycle } from '../../api/cycle';
import { type Act, useAct } from '../../shell/use-act';
import { useWords } from '../../words/words';
import '../acts/acts.css';
import { ClaimForm } from './claim-form';
import { EndForm } from './end-form';
import { EvidenceForm } from './evidence-form';
import { RequestForm } from './request-form';

export type CycleFormProps = { readonly task: TaskDetail; readonly cycle: TaskCycle; readonly act: Act; readonly close: () => void };

const FORMS = {
  'claim-completion': ClaimForm,
  'add-evidence': EvidenceForm,
  'request-adjustment': RequestForm,
  'make-routine': (props: CycleFormProps) => <EndForm {...props} name="make-routine" />,
  'end-not-attained': (props: CycleFormProps) => <EndForm {...props} name="end-not-attained" />,
} satisfies Record<string, ComponentType<CycleFormProps>>;
type Name = keyof typeof FORMS;

export function CycleActs({ task, cycle }: { task: TaskDetail; cycle: TaskCycle }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { act, pending } = useAct(task.planId);
  const [name, setName] = useState<Name | null>(null);
  const Form = name ? FORMS[name] : null;
  const open = cycle.claims.find(({ status }) => status === 'open');
  const takeBack = () =>
    void modal.confirm({
      title: t('cycle.act.withdraw-claim'),
      content: t('cycle.claim.takeBackWhat'),
      okText: t('cycle.act.withdraw-claim'),
      cancelText: t('screen.cancel'),
      onOk: () =>
        act(
          'withdraw-claim',
          { taskId: task.taskId, claimId: open!.claimId },
          { revision: task.revision, done: t('cycle.claim.takenBack') },
        ),
    });
  const shown = (Object.keys(FORMS) as Name[]).filter((known) => cycle.allowed.includes(known));
  if (shown.length === 0 && !cycle.allowed.includes('withdraw-claim')) return null;
  return (
    <div className="button-row task-acts">
      {shown.map((known) => (
        <Button key={known} disabled={pending} onClick={() => setName(known)}>
          {t(`cycle.act.${known}`)}
        </Button>
      ))}
      {open && cycle.allowed.includes('withdraw-claim') && (
        <Button disabled={pending} onClick={takeBack}>
          {t('cycle.act.withdraw-claim')}
        </Button>
      )}
      {Form && <Form task={task} cycle={cycle} act={act} close={() => setName(null)} />}
    </div>
  );
}
