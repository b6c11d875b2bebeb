/** The verifier's own light on the tasks it verifies, always with why. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { Light, VerifyDesk } from '../api/cycle';
import { DayLink } from '../as-of/as-of';
import { LightChoice, LightMark } from '../lights/light-mark';
import { periodWords } from '../period/period-words';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { useWords } from '../words/words';

type Row = VerifyDesk['lights'][number];
const SHOWN = 12;

type FormProps = { readonly row: Row; readonly standInFor: string | null; readonly act: Act; readonly close: () => void };

function LightForm({ row, standInFor, act, close }: FormProps) {
  const { t } = useWords();
  const [light, setLight] = useState<Light | null>(row.light);
  const [why, setWhy] = useState('');
  return (
    <ActDialog
      title={t('cycle.giveLight')}
      explain={t('cycle.giveLight.what')}
      ready={light !== null && why.trim() !== ''}
      close={close}
      submit={() =>
        act(
          'give-light',
          { periodId: row.periodId, taskId: row.task.taskId, light: light!, why, standInFor },
          { done: t('cycle.giveLight.done') },
        )
      }
    >
      <LightChoice name="give-light" value={light} onChange={setLight} />
      <Field id="light-why" label={t('screen.form.reason')}>
        <Input.TextArea id="light-why" rows={3} maxLength={2000} value={why} onChange={(event) => setWhy(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

type Props = { readonly planId: string; readonly rows: readonly Row[]; readonly standInFor: string | null; readonly act: Act };

export function GivenLights({ planId, rows, standInFor, act }: Props) {
  const { t } = useWords();
  const [form, setForm] = useState<Row | null>(null);
  const [all, setAll] = useState(false);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 className="section-head">
        {t('cycle.giveLight.list')} <span className="faint numeric">{rows.length}</span>
      </h2>
      <ul className="plain-rows">
        {(all ? rows : rows.slice(0, SHOWN)).map((row) => (
          <li key={`${row.periodId}/${row.task.taskId}`}>
            <DayLink className="task-link two-lines" to={`/plans/${planId}/tasks/${row.task.taskId}`}>
              <b className="numeric">{row.task.number}</b> {row.task.text}
            </DayLink>
            <span className="faint">{periodWords(row.periodId, t)}</span>
            <span className="button-row">
              {row.light ? <LightMark light={row.light} /> : <span className="faint">{t('cycle.light.notGiven')}</span>}
              {row.allowed.includes('give-light') && (
                <Button size="small" onClick={() => setForm(row)}>
                  {t(row.light ? 'screen.change' : 'cycle.giveLight')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      {rows.length > SHOWN && (
        <Button size="small" type="link" onClick={() => setAll(!all)}>
          {t(all ? 'screen.overview.fewer' : 'cycle.showAll', { count: all ? SHOWN : rows.length })}
        </Button>
      )}
      {form && <LightForm row={form} standInFor={standInFor} act={act} close={() => setForm(null)} />}
    </section>
  );
}
