/**
 * The page of a period at 153 tasks (one plan), 15,300 in a hundred plans, and 15,300 in one plan, asked turn by turn. The last is larger than a plan
 * that the front door lets in (10,000): it is brought in through the store, a hundred times the tasks of the real plan under ids of their own.
 */
import { createHash, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { COORDINATOR } from '@taizhang/server';
import { bringIn, execute, planState } from '@taizhang/store';
import { clonePlan } from './clone-plan.mjs';
import { handInSheet, openPlan, PERIOD, reporting, signedIn, WEEK } from './half-year.mjs';
import { median, report, timed } from './place.mjs';

const TIMES = 100;
const HALF = 2;

const agent = new Agent({ keepAlive: true, maxSockets: 4 });
const page = (address, cookie, planId) => () =>
  new Promise((resolve, reject) => {
    const path = `/api/plans/${planId}/periods/${PERIOD}`;
    const asked = request(address + path, { agent, headers: { cookie } }, (answer) => {
      let text = '';
      answer.on('data', (piece) => {
        text += piece;
      });
      answer.on('end', () => (answer.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))));
    });
    asked.on('error', reject);
    asked.end();
  });

/** The first entry of the plan, its tasks and what hangs on them repeated. */
const repeated = async (pool, planId) => {
  const { rows } = await pool.query('select body from entry where journal_id = $1 and seq = 1', [planId]);
  const { plan, coordinatorUnitId } = JSON.parse(rows[0].body).data;
  const copies = Array.from({ length: 100 }, (_, at) => `c${at}-`);
  const own = (id, copy) => (id === null ? null : copy + id);
  const tasks = copies.flatMap((copy) =>
    plan.tasks.map((task) => ({
      ...task,
      taskId: copy + task.taskId,
      groups: task.groups.map((group) => ({ ...group, groupId: copy + group.groupId })),
    })),
  );
  const document = { ...plan.document, sha256: createHash('sha256').update(FILE.bytes).digest('hex'), bytes: FILE.bytes.length };
  const findings = plan.findings.filter(({ taskId }) => taskId === null || taskId === undefined);
  return {
    coordinatorUnitId,
    plan: { ...plan, document, tasks, findings: findings.map((finding) => ({ ...finding, taskId: own(null) })) },
  };
};

const chunks = (list, size) => Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));

/** As long as the real one's half-year: dispatched, acknowledged, a period open, half the units with something handed in. */
const largePlan = async (store, from) => {
  const planId = 'large';
  const { coordinatorUnitId, plan } = await repeated(store.pool, from);
  const say = async (act, unitId = coordinatorUnitId, roles = ['coordinator']) => {
    const actor = {
      personId: unitId === coordinatorUnitId && roles[0] === 'coordinator' ? COORDINATOR : `${unitId}.${roles[0]}`,
      unitId,
      roles,
    };
    const command = { commandId: randomUUID(), actor, at: '2026-06-30T02:00:00.000Z', seen: {}, act };
    const done = act.type === 'bring-plan-in' ? await bringIn(store, planId, command, FILE) : await execute(store, planId, command);
    if (!done.ok) throw new Error(`${act.type}: ${JSON.stringify(done.refusal).slice(0, 300)}`);
  };
  await say({ type: 'bring-plan-in', coordinatorUnitId, plan });
  const all = [...(await planState(store, planId)).tasks.values()];
  const groups = all.flatMap((task) => task.groups.map(({ groupId }) => groupId));
  for (const groupIds of chunks(groups, 200))
    await say({ type: 'resolve-group', groupIds, unitIds: [], answeringUnitId: plan.tasks[0].duties[0].unitId });
  const leads = all
    .filter(({ leadSettled, proposedLead }) => !leadSettled && proposedLead)
    .map(({ taskId, proposedLead }) => ({ taskId, unitId: proposedLead }));
  await say({ type: 'confirm-leads', leads });
  const verified = [...(await planState(store, planId)).tasks.values()];
  const needs = verified.filter(
    ({ closing, duties }) => closing.verifyingUnitId === null || duties.some(({ unitId }) => unitId === closing.verifyingUnitId),
  );
  const taskIds = all.map(({ taskId }) => taskId);
  if (needs.length > 0) await say({ type: 'name-verifying-unit', taskIds: needs.map(({ taskId }) => taskId), unitId: 'u-verifier' });
  await say({ type: 'confirm-closing', taskIds });
  for (const part of chunks(taskIds, 1000)) await say({ type: 'dispatch', taskIds: part });
  await say({ type: 'announce-period', periodId: PERIOD, calendar: WEEK, notice: 20, exception: null });
  await say({ type: 'open-period', periodId: PERIOD, known: 0 });
  const duties = new Map();
  for (const task of (await planState(store, planId)).tasks.values())
    for (const { unitId } of task.duties) duties.set(unitId, [...(duties.get(unitId) ?? []), task.taskId]);
  for (const [at, [unitId, own]] of [...duties].entries()) {
    await say({ type: 'acknowledge', taskIds: own }, unitId, ['liaison']);
    if (at % HALF === 0 && unitId !== coordinatorUnitId) await handInSome(say, unitId, own.slice(0, 20));
  }
  return planId;
};

const FILE = { bytes: new TextEncoder().encode('bench'), mediaType: 'text/plain', fileName: 'bench.txt' };

const handInSome = async (say, unitId, taskIds) => {
  const line = { figures: [], light: 'green', cause: null, ask: null, noChange: false, merges: [], reached: [] };
  const reports = taskIds.map((taskId) => ({ ...line, taskId, text: '按计划推进。' }));
  await say({ type: 'enter-for', periodId: PERIOD, unitId, reports, values: [], paper: { scan: null, note: '传真' } });
};

export const periodsBySize = async (alone, beside) => {
  const [one, many] = [await openPlan(alone), await openPlan(beside)];
  for (const told of [one, many])
    for (const [at, unitId] of (await reporting(told)).entries()) if (at % HALF === 0) await handInSheet(told, unitId);
  await clonePlan(beside.parts.store, many.planId, 2, 100);
  const large = await largePlan(alone.parts.store, one.planId);
  await alone.parts.store.asOwner((owner) => owner.query('analyze'));
  const cookies = [await signedIn(alone.address, COORDINATOR), await signedIn(beside.address, COORDINATOR)];
  const asked = [
    page(alone.address, cookies[0], one.planId),
    page(beside.address, cookies[1], many.planId),
    page(alone.address, cookies[0], large),
  ];
  const shown = await Promise.all(asked.map((ask) => ask()));
  const times = asked.map(() => []);
  for (let round = 0; round < 5; round += 1) for (const [at, ask] of asked.entries()) times[at].push(...(await timed(TIMES / 5, ask)));
  const medians = times.map((all) => median(all));
  const of = shown.map(({ units, burden }) => `${units.length} units, ${burden.answersAsked} answers`).join('; ');
  report(
    'period-page-by-size',
    Math.max(...medians) / Math.min(...medians),
    1.5,
    `p50 ${medians.map((time) => time.toFixed(1)).join(', ')} ms at 153 tasks, 100 plans of 153, one of 15,300 (${of})`,
  );
};
