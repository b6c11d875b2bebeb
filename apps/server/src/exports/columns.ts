/** The columns of the ledger as it leaves for a workbook or a CSV file: one table for both. */
import type { z } from '@hono/zod-openapi';
import type { TaskRow } from '@taizhang/contract';
import { type Locale, type MessageKey, message } from '@taizhang/i18n';
import type { DeepReadonly } from '../http/use-case.js';

export type Row = DeepReadonly<z.output<typeof TaskRow>>;
/** A day is written as a date where the format has dates. */
export type Cell = string | number | { readonly day: string } | null;
export type Column = {
  readonly head: MessageKey;
  readonly width: number;
  readonly wide?: boolean;
  /** Left out of the workbook, where another column says it in words; kept in CSV for whoever counts. */
  readonly countsOnly?: boolean;
  readonly cell: (row: Row, locale: Locale) => Cell;
};

const names = (units: Row['others']): string => units.map(({ name }) => name).join('、');

/** While no lead is settled, the proposed one stands in the column of the lead already. */
const otherCell = ({ leads, proposedLead, others }: Row): string =>
  names(leads.length > 0 ? others : others.filter(({ unitId }) => unitId !== proposedLead?.unitId));

/** A group left as it is still stands in the ledger: others rely on the unit that answers for it. */
const groupCell = ({ groups, keptGroups }: Row, locale: Locale): string =>
  [...groups, ...keptGroups.map(({ text, answering }) => message(locale, 'export.keptGroup', { text, unit: answering.name }))].join('、');

const leadCell = (row: Row, locale: Locale): string => {
  if (row.leads.length > 0) return names(row.leads);
  return row.proposedLead ? message(locale, 'export.proposed', { unit: row.proposedLead.name }) : '';
};

export const TASK_COLUMNS: readonly Column[] = [
  { head: 'export.column.number', width: 7, cell: (row) => row.number ?? '' },
  { head: 'export.column.section', width: 22, wide: true, cell: (row) => row.section ?? '' },
  { head: 'export.column.kind', width: 10, cell: (row, locale) => message(locale, `kind.${row.kind}`) },
  { head: 'export.column.text', width: 60, wide: true, cell: (row) => row.text },
  { head: 'export.column.lead', width: 20, wide: true, cell: leadCell },
  { head: 'export.column.others', width: 36, wide: true, cell: otherCell },
  { head: 'export.column.groups', width: 16, wide: true, cell: groupCell },
  { head: 'export.column.due', width: 14, wide: true, cell: (row) => row.due?.text ?? '' },
  { head: 'export.column.dueOn', width: 12, cell: (row) => (row.due?.on ? { day: row.due.on } : null) },
  { head: 'export.column.closingKind', width: 10, cell: (row, locale) => message(locale, `closing.${row.closingKind}`) },
  { head: 'export.column.doneWhen', width: 36, wide: true, cell: (row) => row.doneWhen },
  { head: 'export.column.evidence', width: 28, wide: true, cell: (row) => row.evidence },
  {
    head: 'export.column.closingConfirmed',
    width: 10,
    countsOnly: true,
    cell: (row, locale) => message(locale, row.closingConfirmed ? 'yes' : 'no'),
  },
  { head: 'export.column.verifyingUnit', width: 16, wide: true, cell: (row) => row.verifyingUnit?.name ?? '' },
  { head: 'export.column.status', width: 10, cell: (row, locale) => message(locale, `status.${row.status}`) },
  { head: 'export.column.waiting', width: 9, cell: (row) => row.waiting },
  { head: 'export.column.objected', width: 9, cell: (row) => row.objected },
  { head: 'export.column.openAsks', width: 9, countsOnly: true, cell: (row) => row.openAsks },
  {
    head: 'export.column.notReady',
    width: 24,
    wide: true,
    cell: (row, locale) => row.notReady.map((reason) => message(locale, `reason.${reason}`)).join('；'),
  },
];
