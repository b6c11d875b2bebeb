/** The busiest unit's sheet as a workbook, out and in, over HTTP; against exceljs writing and reading the same cells plainly. */
import { createRequire } from 'node:module';
import { PERIOD, reporting, signedIn } from './half-year.mjs';
import { median, report, sideBySide } from './place.mjs';

const ExcelJS = createRequire(import.meta.url)('exceljs');
const ROUNDS = 4;
const TIMES = 12;

const cellsOf = async (bytes) => {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  return book.worksheets.map((sheet) => {
    const rows = [];
    sheet.eachRow((row) => rows.push(row.values.slice(1)));
    return { name: sheet.name, rows };
  });
};

const plainly = async (sheets) => {
  const book = new ExcelJS.Workbook();
  for (const { name, rows } of sheets) book.addWorksheet(name).addRows(rows);
  return book.xlsx.writeBuffer();
};

export const workbook = async ({ address }, told) => {
  const [unitId] = await reporting(told);
  const cookie = await signedIn(address, `${unitId}.liaison`);
  const path = `${address}/api/plans/${told.planId}/periods/${PERIOD}/sheets/${unitId}/workbook`;
  const out = async () => {
    const answer = await fetch(path, { headers: { cookie } });
    if (!answer.ok) throw new Error(await answer.text());
    return new Uint8Array(await answer.arrayBuffer());
  };
  const bytes = await out();
  const sheets = await cellsOf(bytes);
  const back = async () => {
    const form = new FormData();
    form.set('file', new File([bytes], 'sheet.xlsx'));
    const answer = await fetch(path, { method: 'POST', headers: { cookie, origin: address }, body: form });
    const { rows, problems } = await answer.json();
    if (!answer.ok || problems.length > 0) throw new Error(`the workbook does not come back: ${JSON.stringify(problems)}`);
    return rows;
  };
  const count = (await back()).length;
  const cells = sheets.reduce(
    (sum, { rows }) => sum + rows.reduce((inner, row) => inner + row.filter((value) => value !== null).length, 0),
    0,
  );
  const [written, plain] = await sideBySide(ROUNDS, TIMES, out, () => plainly(sheets));
  const note = (ours, theirs) =>
    `${count} tasks, ${cells} cells: p50 ${median(ours).toFixed(1)} ms against ${median(theirs).toFixed(1)} ms`;
  report('workbook-out-against-exceljs', median(written) / median(plain), 2, note(written, plain));
  const same = await plainly(sheets);
  const [read, plainRead] = await sideBySide(ROUNDS, TIMES, back, () => cellsOf(same));
  report('workbook-in-against-exceljs', median(read) / median(plainRead), 2, note(read, plainRead));
};
