/** The ledger leaves as a workbook, CSV or JSON, with the list's own filters; the journal as JSON Lines, for the desk alone. */
import { ROUTES } from '@taizhang/contract';
import { type Locale, message } from '@taizhang/i18n';
import { exportJournal, getPlan, listPlanUnits, listTasks, type PlanHead } from '@taizhang/store';
import { dayOf } from '../clock.js';
import { answers, type Call } from '../http/use-case.js';
import { limits } from '../limits.js';
import { attachment } from '../plans/intake-desk.js';
import { planSummaryShape } from '../plans/plan-shapes.js';
import { storeFilters, type TaskRowShape, taskRowShape, unitsOfRow } from '../tasks/task-shapes.js';
import { planUnitShape } from '../units/plan-units.js';
import { toCsv } from './csv.js';

type ExportCall = Call<typeof ROUTES.exportPlan>;

const PAGE = 1000;

const rowsOf = async ({ params, query, person, parts }: ExportCall): Promise<readonly TaskRowShape[]> => {
  const rows: TaskRowShape[] = [];
  let after: string | undefined;
  do {
    const page = await listTasks(parts.store, person, params.planId, storeFilters(query), { after, limit: PAGE, asOf: query.asOf });
    const nameOf = await parts.names.of(page.rows.flatMap(unitsOfRow));
    rows.push(...page.rows.map((row) => taskRowShape(row, nameOf)));
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < limits.exportRows);
  return rows;
};

const planShape = async (plan: PlanHead, { parts }: ExportCall) => {
  const { script, fileName, seq, hash, sections, desk } = plan;
  const nameOf = await parts.names.of([plan.coordinatorUnitId]);
  return { ...planSummaryShape(plan, nameOf), script, fileName, seq, hash, sections, allowed: [] as string[], desk };
};

const fileNameOf = (plan: PlanHead, locale: Locale, today: string, ending: string): string => {
  const title = (plan.title ?? message(locale, 'export.untitled')).replace(/[\s/\\:*?"<>|]+/g, '').slice(0, 80);
  return `${message(locale, 'export.title', { title })}-${today}.${ending}`;
};

const isFiltered = ({ query }: ExportCall): boolean =>
  Object.entries(query).some(([name, value]) => name !== 'format' && name !== 'lang' && name !== 'asOf' && value !== undefined);

const workbook = async (plan: PlanHead, call: ExportCall, today: string): Promise<Uint8Array<ArrayBuffer>> => {
  const [rows, units, shape, { toWorkbook }] = await Promise.all([
    rowsOf(call),
    listPlanUnits(call.parts.store, call.person, call.params.planId, call.query.asOf),
    planShape(plan, call),
    import('./workbook.js'),
  ]);
  return toWorkbook({ plan: shape, rows, units: units.map(planUnitShape), filtered: isFiltered(call), today }, call.locale);
};

const journal = async (planId: string, { query, parts }: ExportCall): Promise<string> => {
  const lines: string[] = [];
  for await (const line of exportJournal(parts.store, planId, query.asOf)) lines.push(`${line}\n`);
  return lines.join('');
};

export const exportPlan = answers(ROUTES.exportPlan, async (call) => {
  const { params, query, person, locale, parts } = call;
  const plan = await getPlan(parts.store, person, params.planId, query.asOf);
  if (plan === null || (query.format === 'journal' && !plan.desk)) return { refused: 'plan/not-found' };
  const today = query.asOf ?? dayOf(parts.clock());
  const name = (ending: string) => fileNameOf(plan, locale, today, ending);
  switch (query.format) {
    case 'xlsx':
      return attachment(
        await workbook(plan, call, today),
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name('xlsx'),
      );
    case 'csv':
      return attachment(toCsv(await rowsOf(call), locale), 'text/csv; charset=utf-8', name('csv'));
    case 'json': {
      const shown = { plan: await planShape(plan, call), tasks: await rowsOf(call) };
      return attachment(`${JSON.stringify(shown, null, 1)}\n`, 'application/json', name('json'));
    }
    case 'journal':
      return attachment(await journal(params.planId, call), 'application/jsonl; charset=utf-8', name('jsonl'));
    default:
      return query.format satisfies never;
  }
});
