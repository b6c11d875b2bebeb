/** The archive package of a period, as it streams out: one file at a time is in memory, whatever the plan has gathered. For the desk alone. */
import { ReadableStream } from 'node:stream/web';
import { ROUTES } from '@taizhang/contract';
import { message } from '@taizhang/i18n';
import { exportJournal } from '@taizhang/store';
import { periodName } from '../cycle/period-name.js';
import { notSeen, seenPeriod } from '../cycle/seen.js';
import type { Refused } from '../http/problem.js';
import { answers, type Call } from '../http/use-case.js';
import { attachment } from '../plans/intake-desk.js';
import { plainFileName } from '../sheets/sheet-model.js';
import { headOf, type LogHeader } from './log-file.js';
import { withManifest } from './manifest.js';
import { type Begun, packageFiles } from './package-files.js';
import { zipped } from './zip-stream.js';

type ArchiveCall = Call<typeof ROUTES.getArchive>;
const TRIES = 10;

/** The state and the log must be of one and the same entry: where another was written between the two, both are read again. */
const begin = async (call: ArchiveCall): Promise<Begun | Refused> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await seenPeriod(call);
    if ('refused' in found) return found;
    if (!found.plan.desk) return notSeen;
    const rest = exportJournal(call.parts.store, call.params.planId, call.query.asOf);
    const first = String((await rest.next()).value);
    const header = JSON.parse(first) as LogHeader;
    if (header.head.seq === found.plan.head.seq)
      return { ...found, header, first, rest, seen: { lastAt: '', named: new Set(), heads: [] } };
    await rest.return(undefined);
  }
  throw new Error(`The journal ${call.params.planId} moved on ${TRIES} times while its archive package was begun.`);
};

const packed = (begun: Begun): AsyncGenerator<Uint8Array> => {
  const { plan, period, header, seen } = begun;
  const about = () => ({ plan: plan.planId, period: period.periodId, head: headOf(header, seen), reportHead: period.report?.head ?? null });
  return zipped(withManifest(packageFiles(begun), about));
};

export const getArchive = answers(ROUTES.getArchive, async (call) => {
  const locale = call.query.lang ?? call.locale;
  const begun = await begin({ ...call, locale });
  if ('refused' in begun) return begun;
  const { plan, period } = begun;
  const name = plainFileName(message(locale, 'archive.name'), plan.title ?? '', periodName(locale, period.periodId));
  return attachment(ReadableStream.from(packed(begun)) as never, 'application/zip', `${name}.zip`);
});
