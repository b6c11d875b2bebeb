/** Shown while something loads; silent for the first moments, so that quick answers do not flicker. */
import { useWords } from '../words/words';

export function Waiting() {
  const { t } = useWords();
  return (
    <div className="waiting" role="status">
      <span className="waiting-bar" aria-hidden="true" />
      <span>{t('screen.waiting')}</span>
    </div>
  );
}
