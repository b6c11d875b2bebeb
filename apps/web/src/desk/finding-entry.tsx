/** One finding in the queue: a line while it waits, opened out when it is its turn. */
import type { ReactNode } from 'react';
import type { Finding } from '../api/client';
import { useWords } from '../words/words';
import { excerptOf } from './excerpt';

function Quote({ finding, source }: { finding: Finding; source: string }) {
  const { before, words, after } = excerptOf(source, finding.span);
  return (
    <blockquote className="quoted">
      <span className="faint">{before}</span>
      <mark>{words}</mark>
      <span className="faint">{after}</span>
    </blockquote>
  );
}

type Props = {
  readonly finding: Finding;
  readonly source: string;
  readonly current: boolean;
  readonly choose: () => void;
  readonly children: ReactNode;
};

export function FindingEntry({ finding, source, current, choose, children }: Props) {
  const { t } = useWords();
  const level = finding.level === 'ask' ? t('screen.finding.ask') : t('screen.finding.warn');
  return (
    <li className={current ? 'finding finding-current' : 'finding'} aria-current={current}>
      <button type="button" className="finding-line" aria-expanded={current} onClick={choose}>
        <span className={finding.level === 'ask' ? 'chip chip-ask' : 'chip'}>
          <span aria-hidden="true">{finding.level === 'ask' ? '?' : 'i'}</span> {level}
        </span>
        <span>{finding.message}</span>
      </button>
      {current && (
        <div className="finding-body">
          <Quote finding={finding} source={source} />
          {finding.suggestion !== null && (
            <p>
              {t('screen.finding.suggestion')}
              {t('screen.colon')}
              <b>{finding.suggestion || t('screen.finding.leaveOut')}</b>
            </p>
          )}
          {children}
        </div>
      )}
    </li>
  );
}
