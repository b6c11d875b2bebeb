/** The consolidated report in Word, over HTTP, of a half-year in which all reported; against `docx` writing as many plain paragraphs of the same words. */
import { COORDINATOR } from '@taizhang/server';
import { Document, Packer, Paragraph } from 'docx';
import { strFromU8, unzipSync } from 'fflate';
import { handInSheet, PERIOD, reporting, signedIn } from './half-year.mjs';
import { median, report, sideBySide } from './place.mjs';

const wordsOf = (bytes) => {
  const text = strFromU8(unzipSync(bytes)['word/document.xml']);
  return text
    .split('</w:p>')
    .slice(0, -1)
    .map((paragraph) => [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((found) => found[1]).join(''));
};

const acceptAll = async ({ teller, planId, act }) => {
  const { rows, values } = await teller.get(COORDINATOR, `/api/plans/${planId}/periods/${PERIOD}/review`);
  const reports = rows.map(({ task, unit }) => ({ taskId: task.taskId, unitId: unit.unitId }));
  await act('accept-reports', {
    periodId: PERIOD,
    reports,
    values: values.map(({ indicatorId, unit }) => ({ indicatorId, unitId: unit.unitId })),
  });
  return reports.length;
};

export const consolidated = async ({ address }, told) => {
  for (const unitId of await reporting(told)) await handInSheet(told, unitId);
  const accepted = await acceptAll(told);
  const cookie = await signedIn(address, COORDINATOR);
  const path = `${address}/api/plans/${told.planId}/periods/${PERIOD}/report?format=docx`;
  const ours = async () => {
    const answer = await fetch(path, { headers: { cookie } });
    if (!answer.ok) throw new Error(await answer.text());
    return new Uint8Array(await answer.arrayBuffer());
  };
  const paragraphs = wordsOf(await ours());
  const plain = () => Packer.toBuffer(new Document({ sections: [{ children: paragraphs.map((text) => new Paragraph(text)) }] }));
  const [mine, theirs] = await sideBySide(4, 5, ours, plain);
  report(
    'report-against-docx',
    median(mine) / median(theirs),
    2,
    `${accepted} reports, ${paragraphs.length} paragraphs: p50 ${median(mine).toFixed(0)} ms against ${median(theirs).toFixed(0)} ms`,
  );
};
