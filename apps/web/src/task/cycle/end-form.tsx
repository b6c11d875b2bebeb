/** Ends that are decided and not claimed: continuing work made routine, a striving that was not attained. Basis and approver always. */
import { Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/words';
import { ActDialog, Field } from '../acts/act-dialog';
import type { CycleFormProps } from './cycle-acts';

export function EndForm({ task, act, close, name }: CycleFormProps & { readonly name: 'make-routine' | 'end-not-attained' }) {
  const { t } = useWords();
  const [basis, setBasis] = useState('');
  const [approver, setApprover] = useState('');
  return (
    <ActDialog
      title={t(`cycle.act.${name}`)}
      explain={t(`cycle.endWhat.${name}`)}
      ready={basis.trim() !== '' && approver.trim() !== ''}
      close={close}
      submit={() => act(name, { taskId: task.taskId, basis, approver }, { revision: task.revision, done: t('cycle.end.done') })}
    >
      <Field id="end-basis" label={t('screen.form.basis')} hint={t('screen.form.basisHint')}>
        <Input.TextArea id="end-basis" rows={2} maxLength={2000} value={basis} onChange={(event) => setBasis(event.target.value)} />
      </Field>
      <Field id="end-approver" label={t('screen.form.approver')}>
        <Input id="end-approver" maxLength={200} value={approver} onChange={(event) => setApprover(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
