/** Words of the source that belong to no task become one. The stretch can be narrowed here, by mouse or with Shift and the arrow keys. */
import { Input } from 'antd';
import { useRef, useState } from 'react';
import { ActDialog, Field } from '../task/acts/act-dialog';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';
import type { Range } from './segments';
import { trimmed } from './selected-words';

/** The words stay as the document has them. The field is not read-only, since a browser gives such a field no cursor to select with. */
const keepWords = () => {};

export function AddTaskForm({ range, close }: { range: Range; close: () => void }) {
  const { t } = useWords();
  const { act, document: read } = useDesk();
  const [number, setNumber] = useState('');
  const [span, setSpan] = useState<Range>(trimmed(read.source, range));
  const words = useRef<HTMLTextAreaElement>(null);
  const whole = read.source.slice(range[0], range[1]);
  const narrow = () => {
    const { selectionStart, selectionEnd } = words.current ?? { selectionStart: 0, selectionEnd: 0 };
    const part: Range = selectionStart < selectionEnd ? [range[0] + selectionStart, range[0] + selectionEnd] : range;
    setSpan(trimmed(read.source, part));
  };
  const add = () =>
    act('add-task', { span: [...span], number: number.trim() || null }, { done: t('screen.done.added') }).then((executed) => {
      getSelection()?.removeAllRanges();
      return executed;
    });
  return (
    <ActDialog title={t('screen.act.add-task')} explain={t('screen.form.addTaskWhat')} ready={span[1] > span[0]} close={close} submit={add}>
      <Field id="add-words" label={t('screen.desk.source')} hint={t('screen.form.addTaskNarrow')}>
        <textarea id="add-words" ref={words} className="plain-textarea" rows={5} value={whole} onChange={keepWords} onSelect={narrow} />
      </Field>
      <blockquote className="quoted" aria-live="polite">
        {read.source.slice(span[0], span[1])}
      </blockquote>
      <Field id="add-number" label={t('screen.form.numberOptional')}>
        <Input id="add-number" value={number} maxLength={40} onChange={(event) => setNumber(event.target.value)} />
      </Field>
    </ActDialog>
  );
}
