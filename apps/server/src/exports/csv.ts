/** The ledger as CSV (RFC 4180) with a byte order mark, so that Excel reads it as UTF-8. Text that a spreadsheet would run leaves as text. */
import { type Locale, message } from '@taizhang/i18n';
import { type Cell, type Row, TASK_COLUMNS } from './columns.js';

const RUNS = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** An apostrophe before what a spreadsheet would take for a formula (OWASP, CSV injection). */
export const asText = (text: string): string => (RUNS.test(text) ? `'${text}` : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  return quoted(asText(typeof cell === 'string' ? cell : cell.day));
};

export const toCsv = (rows: readonly Row[], locale: Locale): string => {
  const head = TASK_COLUMNS.map((column) => quoted(message(locale, column.head))).join(',');
  const lines = rows.map((row) => TASK_COLUMNS.map((column) => cellText(column.cell(row, locale))).join(','));
  return `\uFEFF${[head, ...lines].join('\r\n')}\r\n`;
};
