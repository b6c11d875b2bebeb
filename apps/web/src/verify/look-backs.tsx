/** 回头看: closed tasks that were drawn, looked at once more; a reopened task keeps its old closure. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { LookBack } from '../api/cycle';
import { DayLink } from '../as-of/as-of';
import { periodWords } from '../period/period-words';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

type Item = LookBack & { readonly periodId: string };
type Props = { readonly planId: string; readonly items: readonly Item[]; readonly standInFor?: string | null; readonly act: Act };
type Asked = { readonly item: Item; readonly holds: boolean };

type FormProps = { readonly asked: Asked; readonly standInFor: string | null; readonly act: Act; readonly close: () => void };

function LookBackForm({ asked, standInFor, act, close }: FormProps) {
  const { t } = useWords();
  const [fact, setFact] = useState('');
  const { item, holds } = asked;
  return (
    <ActDialog
      title={t(holds ? 'cycle.lookBack.holds' : 'cycle.lookBack.reopen')}
      explain={t(holds ? 'cycle.lookBack.holdsWhat' : 'cycle.lookBack.reopenWhat')}
      danger={!holds}
      ready={fact.trim() !== ''}
      close={close}
      submit={() =>
        act('look-back', { periodId: item.periodId, taskId: item.task.taskId, holds, fact, standInFor }, { done: t('cycle.lookBack.done') })
      }
    >
      <Field id="look-back-fact" label={t('cycle.verify.fact')}>
        <Input.TextArea id="look-back-fact" rows={3} maxLength={2000} value={fact} onChange={(event) => setFact(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

export function LookBacks({ planId, items, standInFor = null, act }: Props) {
  const { t } = useWords();
  const [asked, setAsked] = useState<Asked | null>(null);
  if (items.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">{t('cycle.lookBack')}</h2>
      <ul className="plain-rows">
        {items.map((item) => (
          <li key={`${item.periodId}/${item.task.taskId}`}>
            <DayLink className="task-link" to={`/plans/${planId}/tasks/${item.task.taskId}`}>
              <b className="numeric">{item.task.number}</b> {item.task.text}
            </DayLink>
            <span className="faint">
              {periodWords(item.periodId, t)} {item.unit.name}
            </span>
            {item.done ? (
              <span>
                {t(item.done.holds ? 'cycle.lookBack.held' : 'cycle.lookBack.reopened')} <span className="faint">{item.done.fact}</span>
              </span>
            ) : item.allowed.includes('look-back') ? (
              <span className="button-row">
                <Button size="small" onClick={() => setAsked({ item, holds: true })}>
                  {t('cycle.lookBack.holds')}
                </Button>
                <Button size="small" danger onClick={() => setAsked({ item, holds: false })}>
                  {t('cycle.lookBack.reopen')}
                </Button>
              </span>
            ) : (
              <span className="faint">{t('cycle.lookBack.waits')}</span>
            )}
          </li>
        ))}
      </ul>
      {asked && <LookBackForm asked={asked} standInFor={standInFor} act={act} close={() => setAsked(null)} />}
    </section>
  );
}
