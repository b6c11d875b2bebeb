/** Evidence as it was given: a pointer to look up, or a file to keep (never shown as a page). */
import type { Evidence } from '../api/cycle';
import { keepFileOf } from '../api/files';
import { dayWords } from '../words/dates';
import { useWords } from '../words/words';
import './verify.css';

export function EvidenceList({ planId, taskId, evidence }: { planId: string; taskId: string; evidence: readonly Evidence[] }) {
  const { t, locale } = useWords();
  if (evidence.length === 0) return <span className="faint">{t('cycle.evidence.none')}</span>;
  return (
    <ul className="evidence-list">
      {evidence.map((one) => (
        <li key={one.evidenceId}>
          <span className="chip">{t(`cycle.evidence.${one.kind}`)}</span>
          {one.title} {one.on && <span className="faint">{dayWords(one.on, locale)}</span>}
          {one.pointer &&
            (one.kind === 'officialAddress' ? (
              <a className="block" href={one.pointer} target="_blank" rel="noreferrer noopener">
                {one.pointer}
              </a>
            ) : (
              <span className="block pointer">{one.pointer}</span>
            ))}
          {one.file && (
            <button
              type="button"
              className="plain-button"
              onClick={() => void keepFileOf(`/api/plans/${planId}/tasks/${taskId}/evidence/${one.evidenceId}/file`)}
            >
              {t('cycle.evidence.download', { name: one.file.fileName, size: Math.ceil(one.file.bytes / 1024) })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
