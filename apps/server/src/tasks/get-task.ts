/** One task with everything its page shows. Its revision is the ETag that an act sends back in If-Match. */
import { ROUTES } from '@taizhang/contract';
import { openActs } from '@taizhang/ledger';
import { getTask as findTask, type TaskDetail } from '@taizhang/store';
import { dayOf, isPast } from '../clock.js';
import { type AnswerOf, answers, type Call } from '../http/use-case.js';
import { findingShape } from '../plans/plan-shapes.js';
import { closingShape, dutyShapes, measureShapes, reportLine, taskRowShape, unitsOfRow, unitsOfTask } from './task-shapes.js';

type Page = AnswerOf<typeof ROUTES.getTask>;

const pageOf = async (
  { row, task, reports, findings, context, state }: TaskDetail,
  { params, query, person, locale, parts }: Call<typeof ROUTES.getTask>,
): Promise<Page> => {
  const nameOf = await parts.names.of([...unitsOfRow(row), ...unitsOfTask(task), ...reports.map(({ unitId }) => unitId)]);
  const { path, read, groups, madeFrom, replacedBy, dispatchedAt } = task;
  return {
    ...taskRowShape(row, nameOf),
    path,
    readText: read.text,
    readDeadline: read.deadline,
    context,
    span: read.span,
    textSpan: read.textSpan,
    duties: dutyShapes(task, nameOf),
    groupMentions: groups.map(({ groupId, text, role, resolution }) => ({
      ...{ groupId, text, role, resolved: resolution !== null },
      answering: resolution?.answeringUnitId ? nameOf(resolution.answeringUnitId) : null,
    })),
    officials: read.officials,
    details: read.details,
    clauses: read.clauses.map(({ text, quantities }) => ({ text, quantities })),
    closing: closingShape(task, nameOf),
    measures: measureShapes(task, nameOf),
    findings: findings.map((finding) => findingShape(finding, locale)),
    reports: reports.map((report) => reportLine(report, nameOf)),
    madeFrom,
    replacedBy,
    dispatchedAt,
    allowed: isPast(query.asOf, parts.clock) ? [] : openActs(state, person, params.taskId, dayOf(parts.clock())),
  };
};

export const getTask = answers(ROUTES.getTask, async (call) => {
  const { params, query, person, http, parts } = call;
  const found = await findTask(parts.store, person, params.planId, params.taskId, query.asOf);
  if (found === null) return { refused: 'task/not-found' };
  const etag = `"${found.row.revision}"`;
  if (http.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers: { etag } });
  return { answer: await pageOf(found, call), headers: { etag } };
});
