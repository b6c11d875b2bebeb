/** Returns a report or the values of an indicator, always with the reason. */
import { Input } from 'antd';
import { useState } from 'react';
import type { UnitRef } from '../api/client';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

export type ToReturn = { readonly unit: UnitRef; readonly words: string } & (
  | { readonly kind: 'report'; readonly taskId: string }
  | { readonly kind: 'values'; readonly indicatorId: string }
);

type Props = { readonly back: ToReturn; readonly periodId: string; readonly act: Act; readonly close: () => void };

export function ReturnDialog({ back, periodId, act, close }: Props) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { unitId } = back.unit;
  const done = t('cycle.review.returned');
  return (
    <ActDialog
      title={t('cycle.review.returnTo', { unit: back.unit.name })}
      explain={t('cycle.review.returnWhat')}
      submitWords={t('cycle.review.return')}
      ready={reason.trim() !== ''}
      close={close}
      submit={() =>
        back.kind === 'report'
          ? act('return-report', { periodId, taskId: back.taskId, unitId, reason }, { done })
          : act('return-values', { periodId, indicatorId: back.indicatorId, unitId, reason }, { done })
      }
    >
      <blockquote className="quoted">{back.words}</blockquote>
      <Field id="return-reason" label={t('screen.form.reason')}>
        <Input.TextArea id="return-reason" rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
