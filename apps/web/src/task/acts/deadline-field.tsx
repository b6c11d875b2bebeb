/**
 * A deadline: the words as they stand in the document, and the day they mean where they mean one. Other words no longer mean the former day, so
 * that a day is chosen anew.
 */
import { DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import type { TaskDetail } from '../../api/client';
import { useWords } from '../../words/words';
import { Field } from './act-dialog';

export type DeadlineDraft = { readonly text: string; readonly on: string | null };

export const deadlineDraft = (due: TaskDetail['due']): DeadlineDraft => ({ text: due?.text ?? '', on: due?.on ?? null });

/** What the act carries: null where nothing is written; a day alone becomes its own words. */
export const deadlineOf = ({ text, on }: DeadlineDraft) => (text.trim() || on ? { text: text.trim() || on!, on } : null);

export const sameDeadline = (draft: DeadlineDraft, due: TaskDetail['due']): boolean => {
  const wanted = deadlineOf(draft);
  return (wanted?.text ?? null) === (due?.text ?? null) && (wanted?.on ?? null) === (due?.on ?? null);
};

export function DeadlineField({ value, onChange }: { value: DeadlineDraft; onChange: (value: DeadlineDraft) => void }) {
  const { t } = useWords();
  return (
    <div className="act-pair">
      <Field id="deadline-text" label={t('screen.form.deadlineText')} hint={t('screen.form.deadlineHint')}>
        <Input
          id="deadline-text"
          value={value.text}
          maxLength={200}
          onChange={(event) => onChange({ text: event.target.value, on: event.target.value === value.text ? value.on : null })}
        />
      </Field>
      <Field id="deadline-on" label={t('screen.form.deadlineOn')}>
        <DatePicker
          id="deadline-on"
          value={value.on ? dayjs(value.on) : null}
          onChange={(day) => onChange({ ...value, on: day ? day.format('YYYY-MM-DD') : null })}
        />
      </Field>
    </div>
  );
}
