/** The acts open to this person on this task, as the resource itself says; each behind one button. */
import { App, Button } from 'antd';
import { type ComponentType, useState } from 'react';
import type { ActName } from '../../api/act';
import type { TaskDetail } from '../../api/client';
import { useAct } from '../../shell/use-act';
import { useWords } from '../../words/words';
import type { ActFormProps } from './act-dialog';
import './acts.css';
import { AdjustForm, AnswerObjectionForm, ObjectForm, ResumeForm, SuspendForm, WithdrawDispatchForm, WithdrawForm } from './basis-forms';
import { ClosingForm } from './closing-form';
import { CorrectForm, DutiesForm, VerifyingForm } from './draft-forms';
import { MeasuresForm } from './measures-form';
import { SplitForm } from './split-form';

const FORMS = {
  object: ObjectForm,
  'answer-objection': AnswerObjectionForm,
  'record-measures': MeasuresForm,
  'correct-task': CorrectForm,
  'settle-duties': DutiesForm,
  'set-closing': ClosingForm,
  'name-verifying-unit': VerifyingForm,
  'split-task': SplitForm,
  'adjust-task': AdjustForm,
  suspend: SuspendForm,
  resume: ResumeForm,
  'withdraw-dispatch': WithdrawDispatchForm,
  'withdraw-task': WithdrawForm,
} satisfies Partial<Record<ActName, ComponentType<ActFormProps>>>;
export type FormName = keyof typeof FORMS;

/** Acts without anything to fill in; asked once more, then done. */
const PLAIN = ['acknowledge', 'withdraw-objection', 'confirm-closing', 'dispatch'] as const;
type PlainName = (typeof PLAIN)[number];

/** The order of the buttons: what is waited for first, what undoes last. */
const ORDER: readonly (FormName | PlainName)[] = [
  'acknowledge',
  'object',
  'withdraw-objection',
  'answer-objection',
  'record-measures',
  'correct-task',
  'settle-duties',
  'set-closing',
  'confirm-closing',
  'name-verifying-unit',
  'split-task',
  'dispatch',
  'adjust-task',
  'resume',
  'suspend',
  'withdraw-dispatch',
  'withdraw-task',
];
const FIRST: readonly string[] = ['acknowledge', 'answer-objection', 'dispatch', 'resume'];
const isPlain = (name: string): name is PlainName => PLAIN.some((plain) => plain === name);

export function openActs(task: TaskDetail): readonly (FormName | PlainName)[] {
  return ORDER.filter(
    (name) =>
      task.allowed.includes(name) &&
      (name !== 'confirm-closing' || !task.closing.confirmed) &&
      (name !== 'dispatch' || task.notReady.length === 0),
  );
}

export function TaskActs({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const { act, pending } = useAct(task.planId);
  const [form, setForm] = useState<FormName | null>(null);
  const Form = form ? FORMS[form] : null;
  const seen = { [task.taskId]: task.revision };
  const carryOut = (name: PlainName) =>
    name === 'withdraw-objection'
      ? act(name, { taskId: task.taskId }, { revision: task.revision, done: t('screen.done.withdraw-objection') })
      : act(name, { taskIds: [task.taskId], seen }, { done: t(`screen.done.${name}`) });
  const start = (name: FormName | PlainName) => {
    if (!isPlain(name)) return setForm(name);
    void modal.confirm({
      title: t(`screen.act.${name}`),
      content: t(`screen.confirm.${name}`),
      okText: t(`screen.act.${name}`),
      cancelText: t('screen.cancel'),
      onOk: () => carryOut(name),
    });
  };
  return (
    <div className="button-row task-acts">
      {openActs(task).map((name) => (
        <Button key={name} type={FIRST.includes(name) ? 'primary' : 'default'} disabled={pending} onClick={() => start(name)}>
          {t(`screen.act.${name}`)}
        </Button>
      ))}
      {Form && <Form task={task} act={act} close={() => setForm(null)} />}
    </div>
  );
}
