/** Acts that want a basis and an approver, or a reason: adjust, suspend, resume, withdraw, object, answer an objection. */
import { Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/words';
import { ActDialog, type ActFormProps, Field } from './act-dialog';
import { DeadlineField, deadlineDraft, deadlineOf, sameDeadline } from './deadline-field';
import { DutiesField, dutiesDraft, sameDuties } from './duties-field';

type Basis = { readonly basis: string; readonly approver: string };
const NO_BASIS: Basis = { basis: '', approver: '' };
const isBased = ({ basis, approver }: Basis) => basis.trim() !== '' && approver.trim() !== '';

function BasisFields({ value, onChange }: { value: Basis; onChange: (value: Basis) => void }) {
  const { t } = useWords();
  return (
    <>
      <Field id="basis" label={t('screen.form.basis')} hint={t('screen.form.basisHint')}>
        <Input.TextArea
          id="basis"
          rows={2}
          maxLength={2000}
          value={value.basis}
          onChange={(event) => onChange({ ...value, basis: event.target.value })}
        />
      </Field>
      <Field id="approver" label={t('screen.form.approver')}>
        <Input
          id="approver"
          maxLength={200}
          value={value.approver}
          onChange={(event) => onChange({ ...value, approver: event.target.value })}
        />
      </Field>
    </>
  );
}

export function AdjustForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [basis, setBasis] = useState(NO_BASIS);
  const [text, setText] = useState(task.text);
  const [deadline, setDeadline] = useState(() => deadlineDraft(task.due));
  const [duties, setDuties] = useState(() => dutiesDraft(task));
  const change = {
    ...(text !== task.text ? { text } : {}),
    ...(sameDeadline(deadline, task.due) ? {} : { deadline: deadlineOf(deadline) }),
    ...(sameDuties(duties, task) ? {} : { duties: [...duties] }),
  };
  const ready = isBased(basis) && Object.keys(change).length > 0 && duties.every(({ unitId }) => unitId) && text.trim() !== '';
  return (
    <ActDialog
      title={t('screen.act.adjust-task')}
      explain={t('screen.form.adjustWhat')}
      ready={ready}
      close={close}
      submit={() =>
        act('adjust-task', { taskId: task.taskId, change, ...basis }, { revision: task.revision, done: t('screen.done.adjusted') })
      }
    >
      <DeadlineField value={deadline} onChange={setDeadline} />
      <fieldset className="act-field">
        <legend>{t('screen.form.duties')}</legend>
        <DutiesField known={task.duties.map(({ unit }) => unit)} value={duties} onChange={setDuties} mayAdd={false} />
      </fieldset>
      <Field id="adjust-text" label={t('screen.form.text')}>
        <Input.TextArea
          id="adjust-text"
          autoSize={{ minRows: 3, maxRows: 10 }}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <BasisFields value={basis} onChange={setBasis} />
    </ActDialog>
  );
}

function BasedForm({ name, task, act, close }: ActFormProps & { readonly name: 'suspend' | 'resume' }) {
  const { t } = useWords();
  const [basis, setBasis] = useState(NO_BASIS);
  return (
    <ActDialog
      title={t(`screen.act.${name}`)}
      ready={isBased(basis)}
      close={close}
      submit={() =>
        act(name, { taskIds: [task.taskId], ...basis, seen: { [task.taskId]: task.revision } }, { done: t(`screen.done.${name}`) })
      }
    >
      <BasisFields value={basis} onChange={setBasis} />
    </ActDialog>
  );
}
export const SuspendForm = (props: ActFormProps) => <BasedForm {...props} name="suspend" />;
export const ResumeForm = (props: ActFormProps) => <BasedForm {...props} name="resume" />;

function ReasonField({ value, onChange, label }: { value: string; onChange: (value: string) => void; label: string }) {
  return (
    <Field id="reason" label={label}>
      <Input.TextArea id="reason" rows={3} maxLength={2000} value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

export function WithdrawForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const [approver, setApprover] = useState('');
  const sent = task.status !== 'drafted';
  const fields = { taskIds: [task.taskId], reason, approver: approver.trim() || null, seen: { [task.taskId]: task.revision } };
  return (
    <ActDialog
      title={t('screen.act.withdraw-task')}
      explain={t('screen.form.withdrawWhat')}
      danger
      ready={reason.trim() !== '' && (!sent || approver.trim() !== '')}
      close={close}
      submit={() => act('withdraw-task', fields, { done: t('screen.done.withdrawn') })}
    >
      <ReasonField value={reason} onChange={setReason} label={t('screen.form.reason')} />
      <Field id="approver" label={sent ? t('screen.form.approver') : t('screen.form.approverOptional')}>
        <Input id="approver" maxLength={200} value={approver} onChange={(event) => setApprover(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

export function WithdrawDispatchForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const fields = { taskIds: [task.taskId], reason, seen: { [task.taskId]: task.revision } };
  return (
    <ActDialog
      title={t('screen.act.withdraw-dispatch')}
      explain={t('screen.form.withdrawDispatchWhat')}
      ready={reason.trim() !== ''}
      close={close}
      submit={() => act('withdraw-dispatch', fields, { done: t('screen.done.dispatchWithdrawn') })}
    >
      <ReasonField value={reason} onChange={setReason} label={t('screen.form.reason')} />
    </ActDialog>
  );
}

export function ObjectForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      title={t('screen.act.object')}
      explain={t('screen.form.objectWhat')}
      ready={reason.trim() !== ''}
      close={close}
      submit={() => act('object', { taskId: task.taskId, reason }, { revision: task.revision, done: t('screen.done.objected') })}
    >
      <ReasonField value={reason} onChange={setReason} label={t('screen.form.objectReason')} />
    </ActDialog>
  );
}

export function AnswerObjectionForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const objected = task.duties.filter(({ status }) => status === 'objected');
  const [unitId, setUnitId] = useState(objected[0]?.unit.unitId ?? '');
  const [outcome, setOutcome] = useState<'upheld' | 'kept' | null>(null);
  const [newLead, setNewLead] = useState<string | null>(null);
  const [reply, setReply] = useState('');
  const duty = objected.find(({ unit }) => unit.unitId === unitId);
  const wantsLead = outcome === 'upheld' && duty?.role === 'lead';
  const others = task.duties.filter(({ unit }) => unit.unitId !== unitId);
  const fields = { taskId: task.taskId, unitId, outcome: outcome ?? 'kept', newLeadUnitId: wantsLead ? newLead : null, answer: reply };
  return (
    <ActDialog
      title={t('screen.act.answer-objection')}
      ready={outcome !== null && reply.trim() !== '' && (!wantsLead || newLead !== null)}
      close={close}
      submit={() => act('answer-objection', fields, { revision: task.revision, done: t('screen.done.answered') })}
    >
      {objected.length > 1 && (
        <Field id="objector" label={t('screen.form.objector')}>
          <Select
            id="objector"
            value={unitId}
            onChange={setUnitId}
            options={objected.map(({ unit }) => ({ value: unit.unitId, label: unit.name }))}
          />
        </Field>
      )}
      {duty?.objection && (
        <blockquote className="quoted">
          {duty.unit.name}
          {t('screen.colon')}
          {duty.objection.reason}
        </blockquote>
      )}
      <Radio.Group
        aria-label={t('screen.form.outcome')}
        value={outcome}
        onChange={(event) => setOutcome(event.target.value as 'upheld' | 'kept')}
        options={[
          { value: 'upheld', label: t('screen.form.upheld') },
          { value: 'kept', label: t('screen.form.kept') },
        ]}
      />
      {wantsLead && (
        <Field id="new-lead" label={t('screen.form.newLead')}>
          <Select
            id="new-lead"
            value={newLead}
            onChange={setNewLead}
            options={others.map(({ unit }) => ({ value: unit.unitId, label: unit.name }))}
          />
        </Field>
      )}
      <ReasonField value={reply} onChange={setReply} label={t('screen.form.answer')} />
    </ActDialog>
  );
}
