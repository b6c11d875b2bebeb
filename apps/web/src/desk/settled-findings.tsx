/** What was settled already, folded away; each can be put back into the queue. */
import { Button } from 'antd';
import { useWords } from '../words/words';
import { useDesk } from './desk-context';

export function SettledFindings() {
  const { t } = useWords();
  const { findings, act, pending, may, show } = useDesk();
  const settled = findings.filter((finding) => finding.settled);
  if (settled.length === 0 || !may('reopen-finding')) return null;
  const reopen = (findingId: string) => act('reopen-finding', { findingIds: [findingId] }, { done: t('screen.finding.reopened') });
  return (
    <details className="settled-findings">
      <summary>{t('screen.finding.settledList', { count: settled.length })}</summary>
      <ul className="plain-rows">
        {settled.map(({ findingId, message, span }) => (
          <li key={findingId}>
            <button type="button" className="plain-words" onClick={() => show(span)}>
              {message}
            </button>
            <Button size="small" disabled={pending} onClick={() => void reopen(findingId)}>
              {t('screen.finding.reopen')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
