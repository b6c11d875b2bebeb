/** One piece of evidence: a pointer first, a file if need be. The server checks the form; here only an example shows it. */
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { ActFields } from '../../api/act';
import { commandId } from '../../api/act';
import { sendOneFile } from '../../api/files';
import { FileChooser } from '../../shell/file-chooser';
import { Trouble } from '../../shell/trouble';
import { useWords } from '../../words/words';
import { Field } from '../acts/act-dialog';

export type NewEvidence = ActFields<'add-evidence'>['evidence'][number];
const KINDS = ['documentNumber', 'officialAddress', 'projectCode', 'bulletinPage', 'file'] as const;
type Kind = (typeof KINDS)[number];

export type EvidenceDraft = {
  readonly evidenceId: string;
  readonly kind: Kind;
  readonly title: string;
  readonly on: string | null;
  readonly pointer: string;
  readonly sha256: string | null;
};
export const newEvidence = (): EvidenceDraft => ({
  evidenceId: commandId(),
  kind: 'documentNumber',
  title: '',
  on: null,
  pointer: '',
  sha256: null,
});

export function evidenceOf({ evidenceId, kind, title, on, pointer, sha256 }: EvidenceDraft): NewEvidence | null {
  if (title.trim() === '') return null;
  if (kind === 'file') return sha256 ? { evidenceId, kind, title, on, sha256 } : null;
  return pointer.trim() ? { evidenceId, kind, title, on, pointer } : null;
}

type Props = { readonly path: string; readonly value: EvidenceDraft; readonly onChange: (value: EvidenceDraft) => void };

export function EvidenceFields({ path, value, onChange }: Props) {
  const { t } = useWords();
  const [error, setError] = useState<unknown>(null);
  const [sending, setSending] = useState(false);
  const send = async (file: File) => {
    setError(null);
    setSending(true);
    try {
      const kept = await sendOneFile<{ sha256: string; fileName: string }>(`${path}/files`, file);
      onChange({ ...value, sha256: kept.sha256, title: value.title || kept.fileName });
    } catch (cause) {
      setError(cause);
    } finally {
      setSending(false);
    }
  };
  return (
    <>
      <div className="act-pair">
        <Field id="evidence-kind" label={t('cycle.evidence.kind')}>
          <Select<Kind>
            id="evidence-kind"
            value={value.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`cycle.evidence.${kind}`) }))}
            onChange={(kind) => onChange({ ...value, kind })}
          />
        </Field>
        <Field id="evidence-on" label={t('cycle.evidence.on')}>
          <DatePicker
            id="evidence-on"
            value={value.on ? dayjs(value.on) : null}
            onChange={(day) => onChange({ ...value, on: day ? day.format('YYYY-MM-DD') : null })}
          />
        </Field>
      </div>
      {value.kind === 'file' ? (
        <Field id="evidence-file" label={t('cycle.evidence.file')} hint={t('cycle.evidence.fileHint')}>
          <FileChooser
            id="evidence-file"
            accept=".pdf,.docx,.xlsx,.png,.jpg,.jpeg,.txt"
            busy={sending}
            choose={(file) => void send(file)}
          />
          {value.sha256 && <span className="faint">{t('cycle.evidence.fileKept')}</span>}
          {error !== null && <Trouble error={error} />}
        </Field>
      ) : (
        <Field id="evidence-pointer" label={t(`cycle.evidence.${value.kind}`)} hint={t(`cycle.evidence.example.${value.kind}`)}>
          <Input
            id="evidence-pointer"
            maxLength={500}
            value={value.pointer}
            onChange={(event) => onChange({ ...value, pointer: event.target.value })}
          />
        </Field>
      )}
      <Field id="evidence-title" label={t('cycle.evidence.title')}>
        <Input
          id="evidence-title"
          maxLength={300}
          value={value.title}
          onChange={(event) => onChange({ ...value, title: event.target.value })}
        />
      </Field>
    </>
  );
}
