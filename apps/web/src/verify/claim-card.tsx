/** A claim of completion beside the closing condition, part by part: a finding of fact for each, or a return. Doubts only draw the eye. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import type { ClaimToVerify, VerifyDesk } from '../api/cycle';
import { DayLink } from '../as-of/as-of';
import { LightMark } from '../lights/light-mark';
import type { Act } from '../shell/use-act';
import { ActDialog, Field } from '../task/acts/act-dialog';
import '../task/acts/acts.css';
import { dayWords, instantWords } from '../words/dates';
import { useWords } from '../words/words';
import { EvidenceList } from './evidence-list';

type Finding = { readonly met: boolean | null; readonly fact: string };
type Part = ClaimToVerify['claim']['parts'][number];

function PartFinding({ part, value, onChange }: { part: Part; value: Finding; onChange: (value: Finding) => void }) {
  const { t } = useWords();
  return (
    <div className="finding-of-fact">
      <fieldset className="light-choice">
        <legend className="unseen">{t('cycle.verify.met', { part: part.condition })}</legend>
        {([true, false] as const).map((met) => (
          <label key={String(met)}>
            <input type="radio" name={`met-${part.partId}`} checked={value.met === met} onChange={() => onChange({ ...value, met })} />
            {t(met ? 'cycle.verify.isMet' : 'cycle.verify.isNotMet')}
          </label>
        ))}
      </fieldset>
      <Input.TextArea
        aria-label={t('cycle.verify.factOf', { part: part.condition })}
        placeholder={t('cycle.verify.factExample')}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={2000}
        value={value.fact}
        onChange={(event) => onChange({ ...value, fact: event.target.value })}
      />
    </div>
  );
}

function ReturnClaim({ item, act, standInFor, close }: { item: ClaimToVerify; act: Act; standInFor: string | null; close: () => void }) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  const { taskId, revision } = item.task;
  return (
    <ActDialog
      title={t('cycle.verify.return')}
      explain={t('cycle.verify.returnWhat')}
      ready={reason.trim() !== ''}
      close={close}
      submit={() =>
        act('return-claim', { taskId, claimId: item.claim.claimId, reason, standInFor }, { revision, done: t('cycle.verify.returned') })
      }
    >
      <Field id="claim-reason" label={t('screen.form.reason')}>
        <Input.TextArea id="claim-reason" rows={3} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />
      </Field>
    </ActDialog>
  );
}

type Props = {
  readonly planId: string;
  readonly item: ClaimToVerify;
  readonly standsInFor: VerifyDesk['standsInFor'];
  readonly act: Act;
  readonly pending: boolean;
};

export function ClaimCard({ planId, item, standsInFor, act, pending }: Props) {
  const { t, locale } = useWords();
  const { task, claim } = item;
  const [found, setFound] = useState<Readonly<Record<string, Finding>>>({});
  const [returning, setReturning] = useState(false);
  const of = (partId: string): Finding => found[partId] ?? { met: null, fact: '' };
  const ready = claim.parts.every(({ partId }) => of(partId).met !== null && of(partId).fact.trim() !== '');
  const all = claim.parts.every(({ partId }) => of(partId).met === true);
  const standInFor = standsInFor[0]?.personId ?? null;
  const open = item.allowed.includes('verify-claim');
  const verify = () =>
    act(
      'verify-claim',
      {
        taskId: task.taskId,
        claimId: claim.claimId,
        parts: claim.parts.map(({ partId }) => ({ partId, met: of(partId).met === true, fact: of(partId).fact })),
        standInFor,
      },
      { revision: task.revision, done: t(all ? 'cycle.verify.closed' : 'cycle.verify.done') },
    );
  return (
    <article className="claim-card">
      <h2>
        <DayLink className="task-link" to={`/plans/${planId}/tasks/${task.taskId}`}>
          <b className="numeric">{task.number}</b> {task.text}
        </DayLink>
      </h2>
      <p className="faint">
        {t('cycle.verify.claimed', { unit: claim.unit.name, person: claim.claimed.person, at: instantWords(claim.claimed.at, locale) })}
        {' · '}
        {t(`closing.${item.closingKind}`)}
        {item.due && ` · ${item.due.on ? dayWords(item.due.on, locale) : item.due.text}`} · {t('cycle.lightBy.calendar')}{' '}
        <LightMark light={item.calendarLight} /> {item.calendarLight !== 'none' && item.calendarBecause}
      </p>
      {item.doubts.length > 0 && (
        <div className="notice-bar asks">
          <strong>{t('cycle.doubts')}</strong>
          <ul className="plain-list">
            {item.doubts.map((doubt) => (
              <li key={`${doubt.rule}/${doubt.message}`}>
                {doubt.message}{' '}
                {doubt.taskIds
                  .filter((taskId) => taskId !== task.taskId)
                  .map((taskId) => (
                    <DayLink key={taskId} to={`/plans/${planId}/tasks/${taskId}`}>
                      {t('cycle.doubts.see')}
                    </DayLink>
                  ))}
              </li>
            ))}
          </ul>
        </div>
      )}
      <ol className="claim-parts">
        {claim.parts.map((part) => (
          <li key={part.partId}>
            <div>
              <p className="faint">{t('cycle.verify.condition')}</p>
              <p>{part.condition}</p>
            </div>
            <div>
              <p className="faint">{t('cycle.verify.words')}</p>
              <p className="pre">{part.words}</p>
              <EvidenceList planId={planId} taskId={task.taskId} evidence={part.evidence} />
            </div>
            <div>
              <p className="faint">{t('cycle.verify.fact')}</p>
              {open ? (
                <PartFinding
                  part={part}
                  value={of(part.partId)}
                  onChange={(value) => setFound((before) => ({ ...before, [part.partId]: value }))}
                />
              ) : (
                <p>{part.answer ? `${t(part.answer.met ? 'cycle.verify.isMet' : 'cycle.verify.isNotMet')} ${part.answer.fact}` : ''}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {open && (
        <div className="button-row">
          <Button type="primary" disabled={!ready || pending} onClick={() => void verify()}>
            {t('cycle.verify')}
          </Button>
          <Button disabled={pending} onClick={() => setReturning(true)}>
            {t('cycle.verify.return')}
          </Button>
          {!ready && <span className="faint">{t('cycle.verify.wants')}</span>}
          {standsInFor[0] && <strong>{t('cycle.standIn', { person: standsInFor[0].name })}</strong>}
        </div>
      )}
      {returning && <ReturnClaim item={item} act={act} standInFor={standInFor} close={() => setReturning(false)} />}
    </article>
  );
}
