/** 汇总: the half-year report beside its sources. Sentences are edited in place; a source that changed afterwards marks its sentence. */
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { answer, api } from '../api/client';
import type { Consolidation as Consolidated, ReportPart } from '../api/cycle';
import { consolidationQuery } from '../api/cycle-queries';
import { AsOf, DayLink, useAsOf } from '../as-of/as-of';
import { Conflict, SavingNote } from '../drafts/saving-note';
import { type SavedAs, useSaved } from '../drafts/use-saved';
import { periodWords } from '../period/period-words';
import { DownloadButton } from '../shell/download-button';
import { Trouble } from '../shell/trouble';
import { type Act, useAct } from '../shell/use-act';
import { Waiting } from '../shell/waiting';
import { useWords } from '../words/words';
import './consolidation.css';
import { CorrectDialog } from './correct-dialog';
import { Gauge, lengthOf } from './gauge';
import { Sentences } from './sentences';
import { Sources } from './sources';

type ServerDraft = NonNullable<Consolidated['draft']>;
const saidBy = ({ revision, parts, person, at }: ServerDraft): SavedAs<readonly ReportPart[]> => ({ revision, value: parts, person, at });

/** A sentence that nobody has written yet is neither kept nor sent up. */
const written = (parts: readonly ReportPart[]): ReportPart[] =>
  parts.map((part) => ({ ...part, sentences: part.sentences.filter(({ text }) => text.trim() !== '') }));

function Downloads({ at }: { at: string }) {
  const { t } = useWords();
  return (
    <>
      {(['docx', 'pdf', 'xlsx'] as const).map((format) => (
        <DownloadButton key={format} path={`/api${at}/report?format=${format}`} words={t(`cycle.report.${format}`)} />
      ))}
      <DownloadButton path={`/api${at}/circular?format=docx`} words={t('cycle.report.circular')} />
    </>
  );
}

type EditorProps = { planId: string; periodId: string; data: Consolidated; act: Act; pending: boolean; asOf: string | null };

function Editor({ planId, periodId, data, act, pending, asOf }: EditorProps) {
  const { t } = useWords();
  const { modal } = App.useApp();
  const at = `/plans/${planId}/periods/${periodId}`;
  const locked = data.report !== null;
  const proposed = data.proposed.map((part) => ({ ...part, heading: part.heading.trim() || t('cycle.noSection') }));
  const draft = useSaved<readonly ReportPart[]>({
    saved: data.draft ? saidBy(data.draft) : null,
    initial: data.report?.parts ?? proposed,
    save: async (parts, revision) =>
      saidBy(
        await answer(
          api.PUT('/api/plans/{planId}/periods/{periodId}/consolidation', {
            params: { path: { planId, periodId } },
            body: { revision, parts: written(parts) },
          }),
        ),
      ),
    theirsOf: (problem) => {
      const { theirs } = problem as { theirs?: ServerDraft };
      return theirs ? saidBy(theirs) : null;
    },
  });
  const [chosen, setChosen] = useState<string | null>(null);
  const [correcting, setCorrecting] = useState<string | null>(null);
  const parts = locked ? data.report!.parts : draft.value;
  const sentence = parts.flatMap(({ sentences }) => sentences).find(({ sentenceId }) => sentenceId === chosen) ?? null;
  const mayEdit = !locked && asOf === null && data.allowed.includes('consolidate');
  const lock = () =>
    void modal.confirm({
      title: t('cycle.consolidate.of', { period: periodWords(periodId, t) }),
      content: t('cycle.consolidate.what', { characters: lengthOf(parts) }),
      okText: t('cycle.consolidate'),
      cancelText: t('screen.cancel'),
      onOk: () => act('consolidate', { periodId, parts: written(draft.value), head: data.head }, { done: t('cycle.consolidate.done') }),
    });
  return (
    <>
      <div className="consolidation-bar">
        <Gauge parts={parts} limit={data.gauge.limit} />
        <SavingNote saved={draft} />
        <div className="button-row">
          <Downloads at={at} />
          {mayEdit && (
            <Button
              onClick={() =>
                void modal.confirm({
                  title: t('cycle.fromLedger'),
                  content: t('cycle.fromLedger.what'),
                  okText: t('cycle.fromLedger'),
                  cancelText: t('screen.cancel'),
                  onOk: () => draft.change(proposed),
                })
              }
            >
              {t('cycle.fromLedger')}
            </Button>
          )}
          {mayEdit && (
            <Button type="primary" disabled={pending || data.unreviewed > 0 || draft.state === 'conflict'} onClick={lock}>
              {t('cycle.consolidate')}
            </Button>
          )}
        </div>
      </div>
      {data.unreviewed > 0 && !locked && (
        <p className="notice-bar asks">
          {t('cycle.unreviewed', { count: data.unreviewed })} <DayLink to={`${at}/review`}>{t('cycle.review.go')}</DayLink>
        </p>
      )}
      <Conflict saved={draft} show={(theirs) => t('cycle.consolidate.theirs', { characters: lengthOf(theirs) })} />
      <div className="consolidation-columns">
        <Sentences
          parts={parts}
          stale={data.stale}
          corrections={data.report?.corrections ?? []}
          chosen={chosen}
          choose={setChosen}
          change={mayEdit ? draft.change : null}
          correct={data.allowed.includes('correct-report') && locked ? setCorrecting : null}
        />
        <Sources planId={planId} sentence={sentence} sources={data.sources} stale={data.stale} />
      </div>
      {correcting && (
        <CorrectDialog
          periodId={periodId}
          sentence={parts.flatMap(({ sentences }) => sentences).find(({ sentenceId }) => sentenceId === correcting)!}
          act={act}
          close={() => setCorrecting(null)}
        />
      )}
    </>
  );
}

export function Consolidation() {
  const { planId = '', periodId = '' } = useParams();
  const { t } = useWords();
  const asOf = useAsOf();
  const { data, error, refetch } = useQuery(consolidationQuery(planId, periodId, asOf));
  const { act, pending } = useAct(planId);
  if (error) return <Trouble error={error} retry={() => void refetch()} />;
  if (!data) return <Waiting />;
  return (
    <div className="page consolidation" key={`${periodId}/${asOf}/${data.report === null}`}>
      <div className="measure">
        <AsOf />
        <div className="page-head">
          <h1>{t('cycle.consolidation.of', { period: periodWords(periodId, t) })}</h1>
          <p>
            <DayLink to={`/plans/${planId}/periods/${periodId}`}>{t('cycle.toPeriod')}</DayLink>
          </p>
        </div>
        <Editor planId={planId} periodId={periodId} data={data} act={act} pending={pending} asOf={asOf} />
      </div>
    </div>
  );
}
