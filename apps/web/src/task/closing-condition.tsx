/** 销号条件 as it stands: agreed or only proposed, and by whom it is to be verified. */
import type { TaskDetail } from '../api/client';
import { useWords } from '../words/words';

export function ClosingCondition({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const { closing } = task;
  return (
    <section>
      <h2 className="section-head">{t('screen.column.doneWhen')}</h2>
      {!closing.confirmed && <p className="notice-bar asks">{t('screen.closing.proposed')}</p>}
      <dl className="facts">
        <dt>{t('screen.column.closing')}</dt>
        <dd>
          {t(`closing.${closing.kind}`)} <span className="faint">{t(`screen.closingWhat.${closing.kind}`)}</span>
        </dd>
        <dt>{t('screen.form.doneWhen')}</dt>
        <dd>{closing.doneWhen}</dd>
        {closing.parts.length > 1 && (
          <>
            <dt>{t('screen.form.parts')}</dt>
            <dd>
              <ol className="plain-list">
                {closing.parts.map((part) => (
                  <li key={part.partId}>{part.text}</li>
                ))}
              </ol>
            </dd>
          </>
        )}
        <dt>{t('screen.form.evidence')}</dt>
        <dd>{closing.evidence}</dd>
        <dt>{t('screen.column.verifying')}</dt>
        <dd>{closing.verifyingUnit?.name ?? <span className="faint">{t('screen.verifying.none')}</span>}</dd>
      </dl>
    </section>
  );
}
