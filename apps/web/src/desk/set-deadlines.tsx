/** One deadline for many drafted tasks at once; the words and the day, as on a single task. */
import { useState } from 'react';
import { ActDialog } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { seenOf } from '../shell/use-act';
import { DeadlineField, deadlineDraft, deadlineOf } from '../task/acts/deadline-field';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';

type Props = { readonly rows: readonly { readonly taskId: string; readonly revision: number }[]; readonly close: () => void };

export function SetDeadlines({ rows, close }: Props) {
  const { t } = useWords();
  const { act } = useDesk();
  const [deadline, setDeadline] = useState(() => deadlineDraft(null));
  const count = rows.length;
  const fields = { taskIds: rows.map(({ taskId }) => taskId), deadline: deadlineOf(deadline), seen: seenOf(rows) };
  return (
    <ActDialog
      title={t('screen.deadlines.set', { count })}
      explain={t('screen.deadlines.what', { count })}
      ready
      close={close}
      submit={() => act('set-deadlines', fields, { done: t('screen.deadlines.done', { count }) })}
    >
      <DeadlineField value={deadline} onChange={setDeadline} />
    </ActDialog>
  );
}
