/** 退回经办: what the leader left unticked goes back to the liaison, with what to do about it. The reason stays inside the unit. */
import { Input } from 'antd';
import { useState } from 'react';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

type Props = {
  readonly periodId: string;
  readonly taskIds: readonly string[];
  readonly indicatorIds: readonly string[];
  readonly standInFor: string | null;
  readonly act: Act;
  readonly close: () => void;
};

export function SendBackDialog({ periodId, taskIds, indicatorIds, standInFor, act, close }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const count = taskIds.length + indicatorIds.length;
  return (
    <ActDialog
      title={t('cycle.sendBack.title')}
      explain={t('cycle.sendBack.what', { count })}
      submitWords={t('cycle.sendBack', { count })}
      ready={reason.trim() !== ''}
      close={close}
      submit={() =>
        act(
          'send-back',
          { periodId, taskIds: [...taskIds], indicatorIds: [...indicatorIds], reason, standInFor },
          { done: t('cycle.sendBack.done', { count }) },
        )
      }
    >
      <Field id="send-back-reason" label={t('screen.form.reason')}>
        <Input.TextArea
          id="send-back-reason"
          rows={3}
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </Field>
    </ActDialog>
  );
}
