/** A draft that is several tasks, cut apart: between sentences by a button of its own, between clauses by a mark in the line. */
import { useState } from 'react';
import { useWords } from '../../words/words';
import { ActDialog, type ActFormProps } from './act-dialog';
import { type Clause, clausesOf } from './cuts';

type CutProps = { readonly place: number; readonly on: boolean; readonly lesser: boolean; readonly toggle: (place: number) => void };

function Cut({ place, on, lesser, toggle }: CutProps) {
  const { t } = useWords();
  const words = on ? t('screen.form.cutHere') : t('screen.form.cut');
  const kind = lesser ? 'cut cut-lesser' : 'cut';
  return (
    <button
      type="button"
      className={on ? `${kind} cut-on` : kind}
      aria-pressed={on}
      aria-label={words}
      title={words}
      onClick={() => toggle(place)}
    >
      {lesser ? (on ? '✂' : '┆') : words}
    </button>
  );
}

export function SplitForm({ task, act, close }: ActFormProps) {
  const { t } = useWords();
  const [at, setAt] = useState<readonly number[]>([]);
  const sentences = clausesOf(task.text);
  const toggle = (place: number) =>
    setAt(at.includes(place) ? at.filter((other) => other !== place) : [...at, place].sort((one, other) => one - other));
  const cut = ({ from }: Clause, lesser: boolean) =>
    from > 0 && <Cut place={from} on={at.includes(from)} lesser={lesser} toggle={toggle} />;
  const possible = sentences.flat().length > 1;
  return (
    <ActDialog
      title={t('screen.act.split-task')}
      explain={possible ? t('screen.form.splitWhat') : t('screen.form.splitNowhere')}
      ready={at.length > 0}
      close={close}
      submit={() =>
        act(
          'split-task',
          { taskId: task.taskId, at: [...at] },
          { revision: task.revision, done: t('screen.done.split', { count: at.length + 1 }) },
        )
      }
    >
      <div className="split-field">
        {sentences.map((clauses) => (
          <div key={clauses[0]?.from}>
            {clauses[0] && cut(clauses[0], false)}
            <p>
              {clauses.map((clause, index) => (
                <span key={clause.from}>
                  {index > 0 && cut(clause, true)}
                  {clause.words}
                </span>
              ))}
            </p>
          </div>
        ))}
      </div>
    </ActDialog>
  );
}
