/** Urging letter (催办函), to one unit: what is owed, since when, by when, and whom to ask. In the letter layout (GB/T 9704-2012, 10.1). */
import type { Locale } from '@taizhang/i18n';
import type { Block, OfficialDocument, Signature } from './official-document.js';
import { dateWords, type Say, speaker } from './words.js';

export type OwedTask = { readonly number: string; readonly text: string; readonly due: string };
export type UrgingLetter = {
  readonly mark: string;
  readonly number: string | null;
  readonly planTitle: string;
  readonly periodName: string;
  readonly unit: string;
  /** Days: when it was due, and until when it is asked for now. */
  readonly dueOn: string;
  readonly askedBy: string;
  readonly tasks: readonly OwedTask[];
  /** 联系人 and telephone, as the coordinator gives them; empty: left out. */
  readonly contact: string;
  readonly signature: Signature;
  readonly copies: readonly string[];
};

const owedTable = (tasks: readonly OwedTask[], say: Say): Block => ({
  kind: 'table',
  table: {
    columns: [
      { head: say('report.column.number'), share: 10, align: 'center' },
      { head: say('report.column.task'), share: 66, align: 'left' },
      { head: say('report.column.due'), share: 24, align: 'center' },
    ],
    rows: tasks.map(({ number, text, due }) => [number, text, due]),
  },
});

const blocksOf = (letter: UrgingLetter, say: Say): readonly Block[] => {
  const values = {
    plan: letter.planTitle,
    period: letter.periodName,
    due: dateWords(letter.dueOn, say),
    by: dateWords(letter.askedBy, say),
    count: letter.tasks.length,
  };
  const closing = [
    say('report.urging.ask', values),
    say('report.urging.hardship'),
    say('report.urging.contact', { contact: letter.contact }),
  ];
  return [
    { kind: 'paragraph', text: say('report.urging.facts', values) },
    ...(letter.tasks.length > 0 ? [owedTable(letter.tasks, say)] : []),
    ...closing.filter((text) => text !== '').map((text): Block => ({ kind: 'paragraph', text })),
  ];
};

export const urgingDocument = (letter: UrgingLetter, locale: Locale): OfficialDocument => {
  const say = speaker(locale);
  return {
    locale,
    form: 'letter',
    letterhead: { mark: letter.mark, number: letter.number, signer: null },
    title: say('report.urging.title', { plan: letter.planTitle, period: letter.periodName }),
    recipient: letter.unit,
    blocks: blocksOf(letter, say),
    attachments: [],
    signature: letter.signature,
    notes: [],
    annexes: [],
    record: letter.copies.length === 0 ? null : { copies: letter.copies, issuer: letter.signature.unit, issuedOn: letter.signature.on },
    about: { creator: letter.signature.unit, on: letter.signature.on, journal: null },
  };
};
