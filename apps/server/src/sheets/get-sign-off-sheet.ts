/** The sheet on paper, for the signature of the leader in charge and the stamp. */
import { ROUTES } from '@taizhang/contract';
import { answers } from '../http/use-case.js';
import { attachment } from '../plans/intake-desk.js';
import { plainFileName, sheetModel } from './sheet-model.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const getSignOffSheet = answers(ROUTES.getSignOffSheet, async (call) => {
  const found = await sheetModel(call);
  if ('refused' in found) return found;
  const { plan, model, locale } = found;
  const { renderSignOff, sheetHash, signOffSheet } = await import('@taizhang/report');
  const bytes = await renderSignOff(signOffSheet(model, plan.today, sheetHash(model), locale));
  const name = plainFileName(model.unitName, model.periodName, model.planTitle);
  return attachment(new Uint8Array(bytes), DOCX, `${name}.docx`);
});
