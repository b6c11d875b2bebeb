/**
 * What an archive package holds, file after file, each made when its turn comes. Paths are plain letters, so that every unpacking program keeps them; the
 * names that people gave stand in the lists. The log goes first: everything after it is as of its last entry.
 */
import { message } from '@taizhang/i18n';
import { type PeriodState, periodPicture, sheetOf, tasksInOrder } from '@taizhang/ledger';
import { type OfficialDocument, reportDocument } from '@taizhang/report';
import { bytesOf, LOG, uploadsOf } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { reportModel } from '../consolidation/report-model.js';
import { seqsOf } from '../consolidation/seqs-of.js';
import { withNames } from '../cycle/names.js';
import { periodName } from '../cycle/period-name.js';
import type { Seen } from '../cycle/seen.js';
import { asText } from '../exports/csv.js';
import { unitSheet } from '../sheets/unit-sheet.js';
import { type LogHeader, type LogSeen, passing, publicKeys } from './log-file.js';
import { metadataXml } from './metadata.js';
import { verifierFiles } from './verifier.js';
import { type FileToPack, timeless, timelessPdf } from './zip-stream.js';

export type Begun = {
  readonly plan: Seen;
  readonly period: PeriodState;
  readonly header: LogHeader;
  readonly first: string;
  readonly rest: AsyncIterable<string>;
  readonly seen: LogSeen;
};

const text = (path: string, words: string): FileToPack => ({ path, bytes: [Buffer.from(words, 'utf8')] });
const plain = (path: string, bytes: Uint8Array): FileToPack => ({ path, bytes: [bytes] });
const endingOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? 'bin';
const plainId = (id: string): string => id.replace(/[^\w.-]/g, '_');

export async function* packageFiles(begun: Begun): AsyncGenerator<FileToPack> {
  const { header, first, rest, seen } = begun;
  yield { path: LOG, bytes: passing(first, rest, seen) };
  yield text('log/signed-heads.jsonl', [JSON.stringify({ keys: header.keys ?? [] }), ...seen.heads, ''].join('\n'));
  for (const [key, pem] of publicKeys(header)) yield text(`log/keys/${key}.pem`, pem);
  const plan = { ...begun.plan, today: dayOf(new Date(seen.lastAt)) };
  yield* documents(plan, begun.period);
  yield* sheets(plan, begun.period);
  yield* namedFiles(plan, seen);
  yield text('evidence/index.csv', await evidenceIndex(plan));
  yield text('metadata.xml', await metadata(plan, begun));
  yield text('README.txt', `\uFEFF${message('zh-Hans', 'archive.readme')}\n\n${message('en', 'archive.readme')}\n`);
  yield* verifierFiles();
}

/** Only what was consolidated: drafts stand outside the journal and are never archived. */
async function* documents(plan: Seen, period: PeriodState): AsyncGenerator<FileToPack> {
  if (period.report === null) return;
  const { docxToPdf, renderAnnexWorkbook, renderDocument } = await import('@taizhang/report');
  const document = await consolidated(plan, period, period.report);
  const docx = await renderDocument(document);
  yield plain('documents/report.docx', timeless(docx));
  const pdf = await docxToPdf(docx);
  if (pdf.ok) yield plain('documents/report.pdf', timelessPdf(pdf.bytes));
  yield plain('documents/annexes.xlsx', timeless(await renderAnnexWorkbook(document)));
}

const consolidated = async (plan: Seen, period: PeriodState, { parts }: NonNullable<PeriodState['report']>): Promise<OfficialDocument> => {
  const seqOf = await seqsOf(plan, parts);
  return reportDocument(await withNames(plan, (names) => reportModel(plan, period, { parts, seqOf }, names)), plan.locale);
};

/** Of each unit that was asked: the sheet to read by machine, the one to sign, and the signed one where it was scanned. */
async function* sheets(plan: Seen, period: PeriodState): AsyncGenerator<FileToPack> {
  const { renderSheetWorkbook, renderSignOff, sheetHash, signOffSheet } = await import('@taizhang/report');
  for (const { unitId } of periodPicture(plan.state, period.periodId, plan.today)?.units ?? []) {
    const sheet = sheetOf(plan.state, unitId, period.periodId);
    if (sheet === null) continue;
    const model = await withNames(plan, (names) => unitSheet(plan, period, sheet, [], names));
    const place = `sheets/${plainId(unitId)}`;
    yield plain(`${place}/sheet.xlsx`, timeless(await renderSheetWorkbook(model, plan.today, plan.locale)));
    yield plain(`${place}/sign-off.docx`, timeless(await renderSignOff(signOffSheet(model, plan.today, sheetHash(model), plan.locale))));
    yield* scans(plan, period, unitId, place);
  }
}

async function* scans(
  { parts, planId, today }: Seen,
  { periodId }: PeriodState,
  unitId: string,
  place: string,
): AsyncGenerator<FileToPack> {
  const kept = await uploadsOf(parts.store, { planId, place: `sheet:${periodId}`, unitId });
  for (const { sha256, fileName } of kept.filter(({ at }) => dayOf(new Date(at)) <= today)) {
    const bytes = await bytesOf(parts.store, sha256);
    if (bytes !== null) yield plain(`${place}/scan-${sha256.slice(0, 16)}.${endingOf(fileName)}`, bytes);
  }
}

/** Every file that the log names; one whose bytes are gone is missing, and the verifier says so. */
async function* namedFiles({ parts, state }: Seen, { named }: LogSeen): AsyncGenerator<FileToPack> {
  const original = state.content?.document;
  const endings = new Map(
    [...state.tasks.values()].flatMap(({ evidence }) =>
      evidence.flatMap((one) => (one.kind === 'file' ? [[one.sha256, endingOf(one.fileName)] as const] : [])),
    ),
  );
  for (const sha256 of [...named].toSorted()) {
    const bytes = await bytesOf(parts.store, sha256);
    if (bytes === null) continue;
    const path =
      sha256 === original?.sha256
        ? `original/published.${endingOf(original.fileName)}`
        : `evidence/files/${sha256}.${endings.get(sha256) ?? 'bin'}`;
    yield plain(path, bytes);
  }
}

const cell = (words: string): string => `"${asText(words).replaceAll('"', '""')}"`;

const evidenceIndex = (plan: Seen): Promise<string> =>
  withNames(plan, (names) => {
    const lines = tasksInOrder(plan.state).flatMap((task) =>
      task.evidence.map((one) => {
        const [pointer, sha256, path] =
          one.kind === 'file'
            ? [one.fileName, one.sha256, `evidence/files/${one.sha256}.${endingOf(one.fileName)}`]
            : [one.pointer, '', ''];
        const of = [task.number ?? task.taskId, names.unit(one.unitId).name, one.evidenceId, one.kind, one.title, one.on ?? ''];
        return [...of, pointer, sha256, path, one.added.at, one.added.personId, one.added.entryId].map(cell).join(',');
      }),
    );
    return `\uFEFF${[message(plan.locale, 'archive.evidenceHead'), ...lines].join('\r\n')}\r\n`;
  });

type Act = { readonly at: string; readonly personId: string; readonly entryId: string };

const business = ({ announced, opened, report }: PeriodState, plan: Seen) => {
  const named = (key: 'announce-period' | 'open-period' | 'consolidate' | 'correct-report') => (mark: Act) => ({
    ...{ what: message(plan.locale, `act.${key}`), at: mark.at, personId: mark.personId, entryId: mark.entryId },
  });
  return [
    ...[announced].map(named('announce-period')),
    ...(opened === null ? [] : [opened].map(named('open-period'))),
    ...(report === null ? [] : [report.consolidated].map(named('consolidate'))),
    ...(report?.corrections ?? []).map(named('correct-report')),
  ];
};

const metadata = (plan: Seen, { period, header, seen }: Begun): Promise<string> => {
  const { content, tasks, coordinatorUnitId } = plan.state;
  const ids = new Set([coordinatorUnitId, ...[...tasks.values()].flatMap((task) => task.duties.map(({ unitId }) => unitId))]);
  return withNames(plan, (names) =>
    metadataXml({
      ...{ planId: plan.planId, title: plan.title ?? '', issuer: content?.issuer ?? '' },
      ...{ documentNumber: content?.documentNumber ?? '', issuedOn: content?.issuedOn ?? '' },
      coordinator: names.unit(coordinatorUnitId).name,
      period: {
        ...{ id: period.periodId, name: periodName(plan.locale, period.periodId), from: period.from, to: period.to },
        status: message(plan.locale, `cycle.periodStatus.${period.status}`),
      },
      log: { entries: header.head.seq, hash: header.head.hash, lastAt: seen.lastAt },
      reportHead: period.report?.head ?? null,
      units: [...ids].map((unitId) => names.unit(unitId)),
      business: business(period, plan),
      software: `Taizhang ${plan.parts.version}`,
    }),
  );
};
