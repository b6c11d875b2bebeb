/** After the lock only a correction changes the report, and it shows. */
import { Input } from 'antd';
import { useState } from 'react';
import type { Sentence } from '../api/cycle';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

type Props = { readonly periodId: string; readonly sentence: Sentence; readonly act: Act; readonly close: () => void };

export function CorrectDialog({ periodId, sentence, act, close }: Props) {
  const { t } = useWords();
  const [text, setText] = useState(sentence.text);
  const [reason, setReason] = useState('');
  const { sentenceId } = sentence;
  return (
    <ActDialog
      title={t('cycle.correct')}
      explain={t('cycle.correct.what')}
      ready={text.trim() !== '' && text !== sentence.text && reason.trim() !== ''}
      close={close}
      submit={() => act('correct-report', { periodId, sentenceId, text, reason }, { done: t('cycle.correct.done') })}
    >
      <Field id="correct-text" label={t('cycle.sentence')}>
        <Input.TextArea
          id="correct-text"
          autoSize={{ minRows: 3 }}
          maxLength={5000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
      <Field id="correct-reason" label={t('screen.form.reason')}>
        <Input.TextArea id="correct-reason" rows={2} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
