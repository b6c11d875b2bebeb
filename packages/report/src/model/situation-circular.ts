/** Situation circular (情况通报): facts of a period for all units. No ranking of units, no marks: burden reduction forbids both. */
import type { Locale } from '@taizhang/i18n';
import type { JournalHead, Letterhead, OfficialDocument, RecordBlock, Signature } from './official-document.js';
import { partBlocks } from './part-blocks.js';
import type { ReportPart } from './parts.js';
import { journalNotes, speaker } from './words.js';

export type SituationCircular = {
  readonly title: string;
  readonly letterhead: Letterhead | null;
  readonly recipient: string;
  readonly parts: readonly ReportPart[];
  readonly signature: Signature;
  readonly record: RecordBlock | null;
  readonly journal: JournalHead | null;
};

export const circularDocument = (circular: SituationCircular, locale: Locale): OfficialDocument => {
  const say = speaker(locale);
  return {
    locale,
    form: 'document',
    letterhead: circular.letterhead,
    title: circular.title,
    recipient: circular.recipient,
    blocks: partBlocks(circular.parts, locale, say),
    attachments: [],
    signature: circular.signature,
    notes: journalNotes(circular.journal, say),
    annexes: [],
    record: circular.record,
    about: { creator: circular.signature.unit, on: circular.signature.on, journal: circular.journal },
  };
};
