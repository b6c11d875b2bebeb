/** A task through its periods: reports, lights, evidence, claims, closures, requests, as far as the viewer reads them. */
import { ROUTES } from '@taizhang/contract';
import type { ClosureState, RequestState, TaskState } from '@taizhang/ledger';
import { type Names, withNames } from '../cycle/names.js';
import { allowedOn, notSeen, type SeenOne, seenOne } from '../cycle/seen.js';
import { calendarShape, evidenceShape, reportShape, signedShape } from '../cycle/shapes.js';
import { type AnswerOf, answers } from '../http/use-case.js';
import { claimShape } from './claim-shapes.js';

type Page = AnswerOf<typeof ROUTES.getTaskCycle>;

const periodsOf = ({ state }: SeenOne, task: TaskState, names: Names): Page['periods'] =>
  [...state.periods.values()]
    .toSorted((one, other) => (one.from < other.from ? 1 : -1))
    .map(({ periodId }) => {
      const light = task.lights.findLast((given) => given.periodId === periodId);
      return {
        periodId,
        reports: task.reports
          .filter((report) => report.periodId === periodId)
          .map((report) => ({ unit: names.unit(report.unitId), role: report.role, report: reportShape(report, names) })),
        light:
          light === undefined
            ? null
            : { unit: names.unit(light.unitId), light: light.light, why: light.why, signed: signedShape(light, names) },
      };
    })
    .filter(({ reports, light }) => reports.length > 0 || light !== null);

const closureShape = ({ claimId, closed, reopened }: ClosureState, names: Names): Page['closures'][number] => ({
  claimId,
  closed: signedShape(closed, names),
  reopened: reopened === null ? null : { signed: signedShape(reopened, names), reason: reopened.reason },
});

const requestShape = (request: RequestState, names: Names): Page['requests'][number] => {
  const { requestId, kind, change, reason, basis, status } = request;
  return {
    ...{ requestId, kind, reason, basis, status },
    unit: names.unit(request.unitId),
    change: {
      duties: change.duties?.map(({ unitId, role }) => ({ unit: names.unit(unitId), role })) ?? null,
      deadline: change.deadline ?? null,
      text: change.text ?? null,
    },
    requested: signedShape(request.requested, names),
    answer: request.answered?.answer ?? null,
  };
};

const pageOf = (plan: SeenOne, task: TaskState, names: Names): Page => {
  const allowed = allowedOn(plan, task);
  const { end } = task;
  return {
    taskId: task.taskId,
    ...calendarShape(plan, task),
    periods: periodsOf(plan, task, names),
    evidence: task.evidence.map((evidence) => evidenceShape(evidence, names)),
    claims: task.claims.map((claim) => claimShape(task, claim, names)),
    met: task.met.map(({ partId, fact, verified }) => ({ partId, fact, at: verified.at })),
    closures: task.closures.map((closure) => closureShape(closure, names)),
    end: end === null ? null : { as: end.as, basis: end.basis, approver: end.approver, signed: signedShape(end, names) },
    lookBacks: task.lookBacks.map((done) => ({
      periodId: done.periodId,
      holds: done.holds,
      fact: done.fact,
      signed: signedShape(done, names),
    })),
    requests: task.requests.map((request) => requestShape(request, names)),
    mayUpload: allowed.includes('add-evidence'),
    allowed,
  };
};

export const getTaskCycle = answers(ROUTES.getTaskCycle, async (call) => {
  const plan = await seenOne(call, call.params.taskId);
  if (plan === null) return notSeen;
  const task = plan.state.tasks.get(call.params.taskId);
  if (task === undefined) return { refused: 'task/not-found' };
  return { answer: await withNames(call, (names) => pageOf(plan, task, names)) };
});
