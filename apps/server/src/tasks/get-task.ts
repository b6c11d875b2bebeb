/** One task with everything its page shows. Its revision is the ETag that an act sends back in If-Match. */
import { ROUTES } from '@taizhang/contract';
import { openActs } from '@taizhang/ledger';
import { getTask as findTask, listFindings, planState, type TaskDetail } from '@taizhang/store';
import { dayOf, isPast } from '../clock.js';
import { type AnswerOf, answers, type Call } from '../http/use-case.js';
import { findingShape } from '../plans/plan-shapes.js';
import { closingShape, contextOf, dutyShapes, measureShapes, taskRowShape, unitsOfRow, unitsOfTask } from './task-shapes.js';

type Page = AnswerOf<typeof ROUTES.getTask>;

const pageOf = async ({ row, task }: TaskDetail, { params, query, person, locale, parts }: Call<typeof ROUTES.getTask>): Promise<Page> => {
  const { store, names } = parts;
  const [state, findings, nameOf] = await Promise.all([
    planState(store, params.planId),
    listFindings(store, person, params.planId, { taskId: params.taskId, asOf: query.asOf }),
    names.of([...unitsOfRow(row), ...unitsOfTask(task)]),
  ]);
  const { path, read, groups, madeFrom, replacedBy, dispatchedAt } = task;
  return {
    ...taskRowShape(row, nameOf),
    path,
    readText: read.text,
    readDeadline: read.deadline,
    context: contextOf(state.content?.source ?? '', read.span),
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
    findings: (findings ?? []).map((finding) => findingShape(finding, locale)),
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
