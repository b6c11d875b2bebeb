/** States of the ledger → the shapes that several routes of the half-year cycle share. */
import type { z } from '@hono/zod-openapi';
import type { Evidence, Report, ReportWords as ReportWordsShape, Signed, TaskRef } from '@taizhang/contract';
import { type Locale, message } from '@taizhang/i18n';
import {
  calendarLight,
  type EvidenceState,
  type Handed,
  type LightBecause,
  type Mark,
  type ReportState,
  type ReportWords,
  type SignedMark,
  type TaskState,
} from '@taizhang/ledger';
import type { DeepReadonly } from '../http/use-case.js';
import type { Names } from './names.js';
import type { Seen } from './seen.js';

type Shape<S extends z.ZodType> = DeepReadonly<z.input<S>>;
export type WordsShape = Shape<typeof ReportWordsShape>;
export type ReportShape = Shape<typeof Report>;

export const taskRef = ({ taskId, number, text, revision }: TaskState): Shape<typeof TaskRef> => ({ taskId, number, text, revision });

/** Why the calendar shows its light, in the reader's language. */
export const becauseOf = (locale: Locale, { code, params }: LightBecause): string => message(locale, `light.because.${code}`, params);

export const calendarShape = ({ today, state, locale }: Pick<Seen, 'today' | 'state' | 'locale'>, task: TaskState) => {
  const { light, because } = calendarLight(task, today, state.rules);
  return { calendarLight: light, calendarBecause: becauseOf(locale, because) };
};

export const signedShape = ({ at, personId, entryId, ...rest }: Mark | SignedMark, names: Names): Shape<typeof Signed> => {
  const standInFor = 'standInFor' in rest ? rest.standInFor : null;
  return { at, personId, entryId, person: names.person(personId), standInFor: standInFor === null ? null : names.person(standInFor) };
};

const orNone = <T, R>(value: T | null, shape: (value: T) => R): R | null => (value === null ? null : shape(value));

export const wordsShape = ({ text, figures, light, cause, ask, unchanged, merges, reached }: ReportWords, names: Names): WordsShape => ({
  ...{ text, figures, light, cause, ask, unchanged, reached },
  askOf: orNone(ask, ({ of }) => names.unit(of)),
  merges: merges.map(({ unitId, submissionId }) => ({ unit: names.unit(unitId), submissionId })),
});

/** What words and values have alike in being handed in. */
export const handedShape = ({ status, signedOff, submitted, accepted, enteredFor }: Handed<unknown>, names: Names) => ({
  status,
  signedOff: orNone(signedOff, (mark) => signedShape(mark, names)),
  submitted: orNone(submitted, (mark) => signedShape(mark, names)),
  accepted: orNone(accepted, (mark) => signedShape(mark, names)),
  enteredFor,
});

export const reportShape = (report: ReportState, names: Names): ReportShape => ({
  ...handedShape(report, names),
  words: wordsShape(report.words, names),
  returns: report.returns.map(({ words, reason, returned }) => ({
    words: wordsShape(words, names),
    reason,
    returned: signedShape(returned, names),
  })),
});

export const evidenceShape = (evidence: EvidenceState, names: Names): Shape<typeof Evidence> => ({
  evidenceId: evidence.evidenceId,
  kind: evidence.kind,
  title: evidence.title,
  on: evidence.on,
  pointer: evidence.kind === 'file' ? null : evidence.pointer,
  file:
    evidence.kind === 'file'
      ? { sha256: evidence.sha256, fileName: evidence.fileName, mediaType: evidence.mediaType, bytes: evidence.bytes }
      : null,
  unit: names.unit(evidence.unitId),
  addedAt: evidence.added.at,
  person: names.person(evidence.added.personId),
});
