/** Bringing a plan in: drop, choose or paste. What goes wrong is said in plain words, and what is already here is one link away. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Progress } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Session } from '../api/client';
import { ProblemError } from '../api/problem';
import { plansQuery } from '../api/queries';
import { Trouble } from '../shell/trouble';
import { useWords } from '../words/words';
import { type BroughtIn, type Stage, sendFile, sendText } from './send-document';

const MB = 1024 * 1024;

function StageLine({ stage }: { stage: Stage }) {
  const { t } = useWords();
  const words = stage.stage === 'sending' ? t('screen.bringIn.sending') : t('screen.bringIn.reading');
  return (
    <div role="status" className="bring-in-stage">
      <span>{words}</span>
      {stage.stage === 'sending' ? (
        <Progress aria-label={words} percent={Math.round(stage.share * 100)} size="small" />
      ) : (
        <span className="waiting-bar" aria-hidden="true" />
      )}
    </div>
  );
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useWords();
  const known = error instanceof ProblemError ? error.problem.planId : null;
  return (
    <>
      <Trouble error={error} />
      {known && (
        <p>
          <Link to={`/plans/${known}`}>{t('screen.bringIn.openKnown')}</Link>
        </p>
      )}
    </>
  );
}

export function BringIn({ limits }: { limits: Session['limits'] }) {
  const { t } = useWords();
  const go = useNavigate();
  const client = useQueryClient();
  const choose = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [text, setText] = useState<string | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const bring = useMutation({
    mutationFn: (what: File | string) => (typeof what === 'string' ? sendText(what, setStage) : sendFile(what, setStage)),
    onSuccess: ({ planId }: BroughtIn) => {
      void client.invalidateQueries({ queryKey: plansQuery.queryKey });
      void go(`/plans/${planId}/desk`);
    },
    onSettled: () => setStage(null),
  });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    const words = event.dataTransfer.getData('text/plain');
    if (file) bring.mutate(file);
    else if (words) setText(words);
  };
  return (
    <section
      className={over ? 'bring-in over' : 'bring-in'}
      aria-label={t('screen.bringIn')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        const file = event.clipboardData.files[0];
        if (file) bring.mutate(file);
        else if (text === null) setText(event.clipboardData.getData('text/plain'));
      }}
    >
      <h2>{t('screen.bringIn')}</h2>
      <p className="faint">{t('screen.bringIn.what', { size: Math.floor(limits.uploadBytes / MB) })}</p>
      {stage ? (
        <StageLine stage={stage} />
      ) : (
        <div className="button-row">
          <input
            ref={choose}
            type="file"
            className="unseen"
            tabIndex={-1}
            aria-hidden="true"
            accept=".docx,.pdf,.html,.htm,.txt"
            onChange={(event) => event.target.files?.[0] && bring.mutate(event.target.files[0])}
          />
          <Button type="primary" onClick={() => choose.current?.click()}>
            {t('screen.bringIn.choose')}
          </Button>
          {text === null && <Button onClick={() => setText('')}>{t('screen.bringIn.paste')}</Button>}
        </div>
      )}
      {text !== null && !stage && (
        <div className="bring-in-paste">
          <label htmlFor="pasted">{t('screen.bringIn.pasted')}</label>
          <Input.TextArea
            id="pasted"
            value={text}
            rows={8}
            maxLength={limits.pastedCharacters}
            autoFocus
            onChange={(event) => setText(event.target.value)}
          />
          <div className="button-row">
            <Button type="primary" disabled={!text.trim()} onClick={() => bring.mutate(text)}>
              {t('screen.bringIn.read')}
            </Button>
            <Button onClick={() => setText(null)}>{t('screen.cancel')}</Button>
          </div>
        </div>
      )}
      {bring.error && <Refusal error={bring.error} />}
    </section>
  );
}
