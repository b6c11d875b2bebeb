/** One task of the sheet: the words last accepted on the left, the box for this period on the right. */
import { Button, Input } from 'antd';
import { memo, type ReactNode, useId, useState } from 'react';
import { Link } from 'react-router';
import type { SheetRow, SheetWords } from '../api/cycle';
import { Conflict, SavingNote } from '../drafts/saving-note';
import { LightChoice, LightMark } from '../lights/light-mark';
import { periodWords } from '../period/period-words';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import { FiguresField } from './figures-field';
import { RedField } from './red-field';
import { type SheetKey, useRowDraft } from './row-draft';
import { RowStateMark } from './row-state';
import { SaidWords } from './said-words';
import { figuresWhole, isHanded, isWhole, isWritten, stateOf } from './sheet-words';
import { Slices } from './slices';

/** `own`: the unit of the sheet; words taken over from another unit are said to be its. */
function Former({ row, own }: { row: SheetRow; own: string }) {
  const { t } = useWords();
  if (!row.former) return <p className="faint">{t('cycle.former.none')}</p>;
  const unit = row.former.unit.unitId === own ? '' : row.former.unit.name;
  return (
    <>
      <p className="faint former-head">{t('cycle.former', { period: periodWords(row.former.periodId, t), unit })}</p>
      <SaidWords words={row.former.words} />
    </>
  );
}

/** The milestones that the unit set itself; what was reached is only ticked. */
function Milestones({ row, words, change }: { row: SheetRow; words: SheetWords; change: ((words: SheetWords) => void) | null }) {
  const { t, locale } = useWords();
  if (row.milestones.length === 0) return null;
  const has = (on: string, text: string) => words.reached.some((one) => one.on === on && one.text === text);
  const toggle = (on: string, text: string) =>
    change?.({
      ...words,
      reached: has(on, text) ? words.reached.filter((one) => one.on !== on || one.text !== text) : [...words.reached, { on, text }],
    });
  return (
    <fieldset className="milestones">
      <legend className="faint">{t('cycle.milestones')}</legend>
      {row.milestones.map(({ on, text, reached }) => (
        <label key={`${on}/${text}`}>
          <input type="checkbox" checked={reached || has(on, text)} disabled={reached || !change} onChange={() => toggle(on, text)} />
          <span className="numeric">{dayWords(on, locale)}</span> {text}
        </label>
      ))}
    </fieldset>
  );
}

/** What a begun row still wants, one thing at a time. */
function wantsOf(words: SheetWords): 'cycle.light.choose' | 'cycle.text.wants' | 'cycle.red.wants' | 'cycle.figure.wants' | null {
  if (!isWritten(words)) return words.light !== null || words.figures.length > 0 ? 'cycle.text.wants' : null;
  if (isWhole(words)) return null;
  if (words.light === null) return 'cycle.light.choose';
  return figuresWhole(words) ? 'cycle.red.wants' : 'cycle.figure.wants';
}

type Box = { readonly planId: string; readonly row: SheetRow; readonly words: SheetWords; readonly change: (words: SheetWords) => void };

function WordsBox({ planId, row, words, change }: Box) {
  const { t } = useWords();
  const id = useId();
  const [figures, setFigures] = useState(words.figures.length > 0);
  const former = row.former?.words;
  const label = t('cycle.box', { number: row.task.number ?? '' });
  const unchanged = (former?.unchanged ?? 0) + 1;
  return (
    <>
      {words.noChange && former ? (
        <div className="no-change">
          <p className="pre">{former.text}</p>
          {unchanged > 1 && <span className="chip chip-ask">{t('cycle.unchanged', { count: unchanged })}</span>}
          <Button size="small" onClick={() => change({ ...words, noChange: false, text: former.text })}>
            {t('cycle.noChange.undo')}
          </Button>
        </div>
      ) : (
        <Input.TextArea
          aria-label={label}
          placeholder={t('cycle.box.empty')}
          autoSize={{ minRows: 3, maxRows: 14 }}
          maxLength={5000}
          value={words.text}
          onChange={(event) => change({ ...words, text: event.target.value })}
        />
      )}
      <div className="box-line">
        {former && !words.noChange && (
          <Button
            size="small"
            className="no-change-button"
            disabled={words.text.trim() !== ''}
            onClick={() => change({ ...words, noChange: true, text: '', light: former.light, cause: former.cause, ask: former.ask })}
          >
            {t('cycle.noChange')}
          </Button>
        )}
        <LightChoice
          name={id}
          value={words.light}
          onChange={(light) => change({ ...words, light, ...(light === 'red' ? {} : { cause: null, ask: null }) })}
        />
        {wantsOf(words) && <span className="wants">{t(wantsOf(words)!)}</span>}
        {!figures && (
          <Button size="small" type="link" onClick={() => setFigures(true)}>
            {t('cycle.figure.add')}
          </Button>
        )}
      </div>
      {words.light === 'red' && <RedField id={id} words={words} planId={planId} onChange={(changed) => change({ ...words, ...changed })} />}
      {figures && (
        <FiguresField
          id={id}
          value={words.figures}
          former={former?.figures ?? []}
          onChange={(changed) => change({ ...words, figures: changed })}
        />
      )}
    </>
  );
}

function Returned({ row }: { row: SheetRow }) {
  const { t } = useWords();
  if (row.sentBack)
    return (
      <p className="notice-bar asks" role="note">
        {t('cycle.sentBack', { person: row.sentBack.signed.person, reason: row.sentBack.reason })}
      </p>
    );
  const last = row.report?.returns.at(-1);
  if (!last || row.report?.status !== 'returned') return null;
  return (
    <p className="notice-bar asks" role="note">
      {t('cycle.returned.reason', { person: last.returned.person, reason: last.reason })}
    </p>
  );
}

type Props = {
  readonly sheetKey: SheetKey;
  readonly row: SheetRow;
  readonly mayDraft: boolean;
  readonly acts: ReactNode;
};

export const SheetTask = memo(function SheetTask({ sheetKey, row, mayDraft, acts }: Props) {
  const { t } = useWords();
  const draft = useRowDraft(sheetKey, row);
  const [again, setAgain] = useState(false);
  const state = stateOf(row);
  const reads = !mayDraft || isHanded(row) || (state === 'signedOff' && !again);
  return (
    <article className="sheet-task" id={`task-${row.task.taskId}`}>
      <header>
        <Link to={`/plans/${sheetKey.planId}/tasks/${row.task.taskId}`} className="task-link">
          <b className="numeric">{row.task.number}</b> {row.task.text}
        </Link>
        <p className="faint">
          {t('cycle.doneWhen', { words: row.doneWhen })} · {t('cycle.lightBy.calendar')} <LightMark light={row.calendarLight} />{' '}
          {row.calendarLight !== 'none' && row.calendarBecause}
        </p>
      </header>
      <div className="sheet-former">
        <Former row={row} own={sheetKey.unitId} />
      </div>
      <div className="sheet-box">
        <div className="box-head">
          <RowStateMark state={state} />
          <SavingNote saved={draft} />
          {reads && mayDraft && state === 'signedOff' && (
            <Button size="small" type="link" onClick={() => setAgain(true)}>
              {t('cycle.writeAgain')}
            </Button>
          )}
          {acts}
        </div>
        <Returned row={row} />
        {reads ? (
          row.report ? (
            <SaidWords words={row.report.words} />
          ) : (
            <p className="pre">{draft.value.text || <span className="faint">{t('cycle.row.empty')}</span>}</p>
          )
        ) : (
          <WordsBox key={draft.replaced} planId={sheetKey.planId} row={row} words={draft.value} change={draft.change} />
        )}
        <Conflict saved={draft} show={(words) => words.text || t('cycle.noChange')} />
        <Milestones row={row} words={draft.value} change={reads ? null : draft.change} />
        <Slices
          slices={row.slices}
          merges={draft.value.merges}
          onChange={reads ? null : (merges) => draft.change({ ...draft.value, merges })}
        />
      </div>
    </article>
  );
});
