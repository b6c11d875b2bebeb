/** The consolidated report in official layout. It prints the journal's head, so that it can be checked later; a draft is the desk's alone. */
import { ROUTES } from '@taizhang/contract';
import { message } from '@taizhang/i18n';
import { consolidate, type PeriodState, type ReportPart } from '@taizhang/ledger';
import { circularDocument, reportDocument } from '@taizhang/report';
import { consolidationDraft } from '@taizhang/store';
import { withNames } from '../cycle/names.js';
import { periodName } from '../cycle/period-name.js';
import { notSeen, type Seen, seenPeriod } from '../cycle/seen.js';
import { answers } from '../http/use-case.js';
import { plainFileName } from '../sheets/sheet-model.js';
import { documentFile } from './documents.js';
import { drawnParts, reportModel, reportTitle } from './report-model.js';
import { reportTemplates } from './report-words.js';
import { seqsOf } from './seqs-of.js';

/** As consolidated; before that as edited, or as the rules propose it. */
const partsOf = async (plan: Seen, period: PeriodState): Promise<readonly ReportPart[]> => {
  if (period.report !== null) return period.report.parts;
  const { store } = plan.parts;
  const draft = plan.past ? null : await consolidationDraft(store, plan.person, plan.planId, period.periodId);
  return draft?.parts ?? withNames(plan, (names) => consolidate(plan.state, period.periodId, reportTemplates(plan.locale, names)));
};

const mayRead = (plan: Seen, period: PeriodState): boolean =>
  plan.desk || (period.report !== null && plan.person.roles.includes('principal'));

export const getReport = answers(ROUTES.getReport, async (call) => {
  const locale = call.query.lang ?? call.locale;
  const found = await seenPeriod({ ...call, locale });
  if ('refused' in found) return found;
  const { plan, period } = found;
  if (!mayRead(plan, period)) return notSeen;
  const parts = await partsOf(plan, period);
  const seqOf = await seqsOf(plan, parts);
  const model = await withNames(call, (names) => reportModel(plan, period, { parts, seqOf }, names));
  return documentFile(reportDocument(model, locale), call.query.format, plainFileName(reportTitle(plan, period.periodId)));
});

export const getCircular = answers(ROUTES.getCircular, async (call) => {
  const locale = call.query.lang ?? call.locale;
  const found = await seenPeriod({ ...call, locale });
  if ('refused' in found) return found;
  const { plan, period } = found;
  if (!plan.desk) return notSeen;
  const parts = await partsOf(plan, period);
  const seqOf = await seqsOf(plan, parts);
  const title = message(locale, 'consolidation.circularTitle', { plan: plan.title ?? '', period: periodName(locale, period.periodId) });
  const circular = await withNames(call, (names) => {
    const unit = names.unit(plan.state.coordinatorUnitId).name;
    return {
      title,
      letterhead: null,
      recipient: message(locale, 'circular.recipient'),
      parts: drawnParts(parts, period.report?.corrections ?? [], seqOf, names),
      signature: { unit, on: plan.today },
      record: { copies: [], issuer: unit, issuedOn: plan.today },
      journal: period.report?.head ?? plan.head,
    };
  });
  return documentFile(circularDocument(circular, locale), call.query.format ?? 'docx', plainFileName(title));
});
