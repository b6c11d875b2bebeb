/** How many periods running nothing has changed; from the second on it stands out. */
import { useWords } from '../words/words';

export function UnchangedMark({ count }: { count: number }) {
  const { t } = useWords();
  if (count === 0) return null;
  return (
    <span className={count > 1 ? 'chip chip-ask' : 'chip'}>{count > 1 ? t('cycle.unchanged', { count }) : t('cycle.unchangedOnce')}</span>
  );
}
