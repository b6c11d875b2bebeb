/** The urging letter (催办函) to one unit, for the desk to send and the unit to read. */
import { workdays } from '@taizhang/calendar';
import { ROUTES } from '@taizhang/contract';
import { type PeriodState, periodPicture } from '@taizhang/ledger';
import { type UrgingLetter, urgingDocument } from '@taizhang/report';
import { type Names, withNames } from '../cycle/names.js';
import { periodName } from '../cycle/period-name.js';
import { type Seen, seenPeriod } from '../cycle/seen.js';
import { answers } from '../http/use-case.js';
import { isOwnSheet } from '../sheets/sheet-access.js';
import { plainFileName } from '../sheets/sheet-model.js';
import { documentFile } from './documents.js';

/** Working days that the letter gives. */
const ANSWER_IN = 3;

const letterOf = (plan: Seen, period: PeriodState, unitId: string, taskIds: readonly string[], names: Names): UrgingLetter => ({
  mark: names.unit(plan.state.coordinatorUnitId).name,
  number: null,
  planTitle: plan.title ?? '',
  periodName: periodName(plan.locale, period.periodId),
  unit: names.unit(unitId).name,
  dueOn: period.calendar.dueOn,
  askedBy: workdays.add(plan.today, ANSWER_IN),
  tasks: taskIds.flatMap((taskId) => {
    const task = plan.state.tasks.get(taskId);
    return task === undefined ? [] : [{ number: task.number ?? '', text: task.text, due: task.deadline?.text ?? '' }];
  }),
  contact: '',
  signature: { unit: names.unit(plan.state.coordinatorUnitId).name, on: plan.today },
  copies: [],
});

export const getUrgingLetter = answers(ROUTES.getUrgingLetter, async (call) => {
  const locale = call.query.lang ?? call.locale;
  const found = await seenPeriod({ ...call, locale });
  if ('refused' in found) return found;
  const { plan, period } = found;
  const { unitId } = call.params;
  if (!plan.desk && !isOwnSheet(call.person, unitId)) return { refused: 'draft/not-yours' };
  const unit = periodPicture(plan.state, period.periodId, plan.today)?.units.find((one) => one.unitId === unitId);
  if (unit === undefined) return { refused: 'draft/not-yours' };
  const letter = await withNames(call, (names) => letterOf(plan, period, unitId, unit.outstandingTasks, names));
  return documentFile(urgingDocument(letter, locale), call.query.format ?? 'docx', plainFileName(letter.unit, letter.periodName));
});
