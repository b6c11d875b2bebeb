/** How far a row of the sheet has got, by word and shape. */
import type { ReactNode } from 'react';
import { useWords } from '../words/words';
import type { RowState } from './sheet-words';

const RING = <circle cx="7" cy="7" r="5" fill="none" stroke="#59636f" strokeWidth="1.6" strokeDasharray="2.4 2" />;
const BACK = <path d="M6 3 2.5 6.5 6 10M2.5 6.5H9a3 3 0 0 1 0 6" fill="none" stroke="#8a4500" strokeWidth="1.8" strokeLinecap="round" />;
const SHAPES: Record<RowState, ReactNode> = {
  empty: RING,
  begun: <path d="M2.5 11.5 3 9l6-6 2 2-6 6Z" fill="none" stroke="#8a4500" strokeWidth="1.5" strokeDasharray="3 1.6" />,
  drafted: <path d="M2.5 11.5 3 9l6-6 2 2-6 6Z" fill="none" stroke="#1456a8" strokeWidth="1.5" strokeLinejoin="round" />,
  signedOff: <path d="M2 3 12 7 2 11Z" fill="none" stroke="#1456a8" strokeWidth="1.6" strokeLinejoin="round" />,
  submitted: <path d="M2 3 12 7 2 11Z" fill="#1456a8" />,
  accepted: <path d="m2 7.4 3.4 3.4L12 3.6" fill="none" stroke="#1c6b3c" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />,
  returned: BACK,
  withdrawn: BACK,
};

export function RowStateMark({ state }: { state: RowState }) {
  const { t } = useWords();
  return (
    <span className={`mark row-${state}`}>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        {SHAPES[state]}
      </svg>
      {t(`cycle.row.${state}`)}
    </span>
  );
}
