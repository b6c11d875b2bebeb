/** The security journal, for the audit administrator alone: read, exported (which is itself a line), verified. Names are put beside the ids for reading. */
import { ROUTES } from '@taizhang/contract';
import { type Locale, message, messageOr } from '@taizhang/i18n';
import { addDays } from '@taizhang/ledger';
import {
  countSecurity,
  listSecurity,
  namesOfPeople,
  noteSecurity,
  readSecurity,
  type SecurityEntry,
  type SecurityFilter,
  verifySecurity,
} from '@taizhang/store';
import { minuteOf } from '../clock.js';
import { answersWithAccounts } from '../http/use-case.js';
import { lineOf } from '../identity/security-note.js';
import type { Parts } from '../parts.js';
import { streamed } from './streamed.js';

const PAGE = 100;
type Asked = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly personId?: string | undefined;
  readonly type?: string | undefined;
};

/** Days in Asia/Shanghai → instants. */
const midnight = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();
const filterOf = ({ from, to, personId, type }: Asked): SecurityFilter => ({
  from: from === undefined ? undefined : midnight(from),
  to: to === undefined ? undefined : midnight(addDays(to, 1)),
  personId,
  type,
});

/** Facts that are words of the code (roles, ways, steps), one or several with a space between. */
const WORDS = ['roles', 'office', 'kind', 'by', 'step', 'mode', 'scopes', 'format'];
const wordOf = (code: string, locale: Locale): string =>
  messageOr(locale, `security.word.${code}`, {}, messageOr(locale, `person.${code}`, {}, code));

const inWords = (facts: SecurityEntry['facts'], locale: Locale): SecurityEntry['facts'] => {
  const comma = message(locale, 'screen.list.comma');
  const said = ([name, value]: [string, string | number]): [string, string | number] =>
    typeof value === 'string' && WORDS.includes(name)
      ? [
          name,
          value
            .split(' ')
            .map((code) => wordOf(code, locale))
            .join(comma),
        ]
      : [name, value];
  return Object.fromEntries(Object.entries(facts).map(said));
};

const sentenceOf = ({ type, facts }: SecurityEntry, locale: Locale): string =>
  messageOr(locale, `security.${type}`, inWords(facts, locale), type);

const peopleIn = (entries: readonly SecurityEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ personId, aboutId }) => [personId, aboutId]).filter((id) => id !== null)),
];

const namesIn = (entries: readonly SecurityEntry[], { store }: Parts) => namesOfPeople(store, peopleIn(entries));

export const listSecurityJournal = answersWithAccounts(ROUTES.listSecurityJournal, async ({ query, locale, parts }) => {
  const entries = await listSecurity(parts.store, filterOf(query), query.before ?? null, PAGE);
  const names = await namesIn(entries, parts);
  const named = (personId: string | null) => ({ personId, name: personId === null ? null : names.get(personId) || null });
  const lines = entries.map((entry) => ({
    seq: entry.seq,
    at: entry.at,
    type: entry.type,
    success: entry.success,
    by: named(entry.personId),
    about: named(entry.aboutId),
    sentence: sentenceOf(entry, locale),
    address: entry.address,
  }));
  return { answer: { lines, before: entries.length === PAGE ? (entries.at(-1)?.seq ?? null) : null } };
});

const HEAD = 'seq,at,type,success,by,about,address,facts,hash';
/** Ids as the journal holds them; a cell that a sheet would take for a formula is made text. */
const cell = (value: string): string => `"${(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;

async function* asCsv(parts: Parts, filter: SecurityFilter): AsyncGenerator<string> {
  yield `\uFEFF${HEAD}\r\n`;
  for await (const row of readSecurity(parts.store, filter)) {
    const { seq, at, type, success, personId, aboutId, address, facts } = JSON.parse(row.body) as SecurityEntry;
    const cells = [
      String(seq),
      minuteOf(at),
      type,
      String(success),
      personId ?? '',
      aboutId ?? '',
      address ?? '',
      JSON.stringify(facts),
      row.hash,
    ];
    yield `${cells.map(cell).join(',')}\r\n`;
  }
}

async function* asLines(parts: Parts, filter: SecurityFilter): AsyncGenerator<string> {
  for await (const row of readSecurity(parts.store, filter)) yield `${JSON.stringify(row)}\n`;
}

export const exportSecurityJournal = answersWithAccounts(ROUTES.exportSecurityJournal, async (call) => {
  const { query, parts } = call;
  const filter = filterOf(query);
  const entries = await countSecurity(parts.store, filter);
  await noteSecurity(parts.store, lineOf(call, 'journal.exported', { facts: { format: query.format, entries } }));
  const csv = query.format === 'csv';
  return streamed(
    csv ? asCsv(parts, filter) : asLines(parts, filter),
    csv ? 'text/csv; charset=utf-8' : 'application/jsonl',
    `security-journal.${query.format}`,
  );
});

export const verifySecurityJournal = answersWithAccounts(ROUTES.verifySecurityJournal, async ({ parts }) => ({
  answer: await verifySecurity(parts.store),
}));
