/** How far the saving is, said once and quietly; and, when two people wrote, both versions side by side. */
import type { ReactNode } from 'react';
import { troubleWords } from '../shell/trouble';
import { instantWords } from '../words/dates';
import { useWords } from '../words/words';
import './drafts.css';
import type { Saved } from './use-saved';

export function SavingNote<W>({ saved }: { saved: Saved<W> }) {
  const { t } = useWords();
  if (saved.state === 'failed')
    return (
      <span className="saving-failed" role="alert">
        {t('cycle.saving.failed')} {troubleWords(saved.error, t)}{' '}
        <button type="button" className="plain-button" onClick={saved.retry}>
          {t('screen.retry')}
        </button>
      </span>
    );
  if (saved.state === 'still' || saved.state === 'conflict') return null;
  return <span className="faint saving">{t(saved.state === 'saved' ? 'cycle.saving.saved' : 'cycle.saving.saving')}</span>;
}

export function Conflict<W>({ saved, show }: { saved: Saved<W>; show: (value: W) => ReactNode }) {
  const { t, locale } = useWords();
  const { theirs } = saved;
  if (!theirs) return null;
  return (
    <div className="conflict" role="alert">
      <p>{t('cycle.conflict', { person: theirs.person, at: instantWords(theirs.at, locale) })}</p>
      <blockquote className="quoted">{show(theirs.value)}</blockquote>
      <div className="button-row">
        <button type="button" className="plain-button" onClick={saved.takeTheirs}>
          {t('cycle.conflict.theirs')}
        </button>
        <button type="button" className="plain-button" onClick={saved.keepMine}>
          {t('cycle.conflict.mine')}
        </button>
      </div>
    </div>
  );
}
