/** What went wrong, in the words of the server, with the number under which it was logged and a way to try again. Plain elements only. */
import { Link } from 'react-router';
import { ProblemError, UNREACHABLE } from '../api/problem';
import { type Translate, useWords } from '../words/words';

export function troubleWords(error: unknown, t: Translate): string {
  if (!(error instanceof ProblemError)) return t('screen.trouble.unknown');
  const { code, detail, incident, fields, status } = error.problem;
  if (code === UNREACHABLE) return t('screen.trouble.unreachable');
  const words = detail || (status === 404 ? t('screen.trouble.notFound') : t('screen.trouble.unknown'));
  const places = fields.map((field) => field.message).join(' ');
  return [words, places, incident && t('screen.trouble.incident', { incident })].filter(Boolean).join(' ');
}

/** What happened, in the server's few words, where it has any. */
export const troubleTitle = (error: unknown): string => (error instanceof ProblemError && error.problem.detail ? error.problem.title : '');

const isAbsent = (error: unknown): boolean => error instanceof ProblemError && error.problem.status === 404;

export function Trouble({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  return (
    <div className="trouble" role="alert">
      {troubleTitle(error) && (
        <p>
          <strong>{troubleTitle(error)}</strong>
        </p>
      )}
      <p>{troubleWords(error, t)}</p>
      {isAbsent(error) && <Link to="/plans">{t('screen.trouble.toPlans')}</Link>}
      {retry && !isAbsent(error) && (
        <button type="button" className="plain-button" onClick={retry}>
          {t('screen.retry')}
        </button>
      )}
    </div>
  );
}
