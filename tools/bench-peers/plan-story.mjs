/** What happened to a generated plan, as commands to Taizhang's rules: brought in, dispatched, acknowledged, reported on twice, claimed, verified. */
import { createHash } from 'node:crypto';
import { CAUSES } from '@taizhang/ledger';
import { SECTIONS, UNITS } from './generated-plans.mjs';

/** As the server makes ids of units from their names. */
export const unitIdOf = (name) => `u-${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;

export const COORDINATOR = unitIdOf('省发展改革委');
/** The offices verify the tasks of their plans, and see these plans alone: office 1 is the measured one. */
export const OFFICES = [null, unitIdOf('省统计局'), unitIdOf('省审计厅')];
export const UNIT_IDS = [null, ...UNITS.map(unitIdOf)];

/** Two half-years with their reports, and the open one in which is measured. */
export const PERIODS = ['2025H2', '2026H1'];
export const OPEN_PERIOD = '2026H2';

export const planIdOf = (plan) => `p-${String(plan).padStart(12, '0')}`;
export const taskIdOf = (seq) => `t${seq}`;

const actor = (unitId, post, role) => ({ personId: `${unitId}.${post}`, unitId, roles: [role] });
const coordinator = actor(COORDINATOR, 'coordinator', 'coordinator');
const leader = (unit) => actor(UNIT_IDS[unit], 'leader', 'leaderInCharge');
const liaison = (unit) => actor(UNIT_IDS[unit], 'liaison', 'liaison');

const chineseDay = (day) => `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日前`;

/** The published document, and where each thing stands in it. */
const written = (plan) => {
  let source = `${plan.name}\n`;
  const put = (text) => {
    const start = source.length;
    source += text;
    return [start, source.length];
  };
  const sections = [];
  const tasks = plan.tasks.map((task) => {
    const heading = SECTIONS[task.section - 1];
    if (sections.length < task.section) {
      sections.push({ sectionId: `s${task.section}`, heading, level: 1, span: put(heading) });
      put('\n');
    }
    const textSpan = put(task.text);
    put('（');
    const duties = task.units.map((unit, at) => {
      if (at > 0) put('、');
      const role = at === 0 ? 'lead' : at % 3 === 2 ? 'support' : 'responsible';
      return { unitId: UNIT_IDS[unit], printed: UNITS[unit - 1], role, span: put(UNITS[unit - 1]) };
    });
    put('）\n');
    return { task, heading, textSpan, span: [textSpan[0], source.length - 1], duties };
  });
  return { source, sections, tasks };
};

const KINDS = ['deliverable', 'project', 'measure', 'event', 'continuing', 'recurring'];

const taskContent = ({ task, heading, textSpan, span, duties }) => ({
  taskId: taskIdOf(task.seq),
  number: String(task.seq),
  kind: 'main',
  sectionId: `s${task.section}`,
  path: [heading],
  ...{ text: task.text, span, textSpan, duties },
  proposedLead: null,
  groups: [],
  officials: [],
  deadline: { text: chineseDay(task.due), on: task.due },
  details: [],
  clauses: [],
  closing: {
    kind: task.state === 6 ? 'deliverable' : KINDS[task.seq % KINDS.length],
    doneWhen: '方案印发并组织实施',
    parts: [{ partId: 'p1', text: '方案印发并组织实施' }],
    evidence: '印发文号',
    because: '制定',
  },
});

export const documentOf = (plan) => {
  const { source, sections, tasks } = written(plan);
  const bytes = Buffer.from(source);
  const document = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    fileName: `${plan.id}.txt`,
    mediaType: 'text/plain',
    bytes: bytes.length,
  };
  return {
    bytes,
    content: {
      ...{
        title: plan.name,
        issuer: '市人民政府办公室',
        documentNumber: `市府办发〔2026〕${plan.id}号`,
        issuedOn: '2025-12-20',
        script: 'hans',
      },
      ...{ document, source, sections, indicators: [], leftOver: [], findings: [] },
      tasks: tasks.map(taskContent),
    },
  };
};

const idsOf = (tasks) => tasks.map(({ seq }) => taskIdOf(seq));

/** Not started: the lead has not acknowledged. Where it is alone on the task nobody could report, so there it has. */
const waits = (task, unit) => task.state === 1 && task.units.length > 1 && task.units[0] === unit;
const reporterOf = (task, report) => (waits(task, report.unit) ? task.units[1] : report.unit);

const calendarOf = (announceOn, openOn, dueOn) => ({ announceOn, openOn, dueOn, consolidateOn: dueOn, lockOn: dueOn });
const CALENDARS = {
  '2025H2': calendarOf('2026-01-05', '2026-01-06', '2026-02-10'),
  '2026H1': calendarOf('2026-06-01', '2026-06-20', '2026-07-10'),
  '2026H2': calendarOf('2026-11-01', '2026-11-20', '2027-01-10'),
};

const lineOf = (task, report) => {
  const light = { 3: 'yellow', 4: 'red' }[task.state] ?? 'green';
  const red = light === 'red';
  return {
    taskId: taskIdOf(task.seq),
    ...{ text: report.text, figures: [], light, noChange: false, merges: [], reached: [] },
    cause: red ? CAUSES[task.seq % CAUSES.length] : null,
    ask: red ? { of: COORDINATOR, what: '协调用地指标', by: '2026-12-31' } : null,
  };
};

/** Everything that happened, in its order, as `[actor, act, commandId]`. */
function* acts(plan) {
  const { tasks } = plan;
  const ofState = (...states) => tasks.filter(({ state }) => states.includes(state));
  const all = idsOf(tasks);
  yield [coordinator, { type: 'confirm-closing', taskIds: all }];
  yield [coordinator, { type: 'name-verifying-unit', taskIds: all, unitId: OFFICES[plan.office] }];
  yield [coordinator, { type: 'dispatch', taskIds: all }];
  for (const unit of new Set(tasks.flatMap(({ units }) => units))) {
    const own = tasks.filter((task) => task.units.includes(unit) && !waits(task, unit));
    if (own.length > 0) yield [liaison(unit), { type: 'acknowledge', taskIds: idsOf(own) }];
  }
  for (const [at, periodId] of [...PERIODS, OPEN_PERIOD].entries()) {
    yield [coordinator, { type: 'announce-period', periodId, calendar: CALENDARS[periodId], notice: 20, exception: null }];
    yield [coordinator, { type: 'open-period', periodId, known: 0 }];
    if (at < PERIODS.length) yield* sheets(plan, periodId, at);
  }
  const reviewed = ofState(3, 4).map((task) => ({ taskId: taskIdOf(task.seq), unitId: UNIT_IDS[reporterOf(task, task.reports[0])] }));
  if (reviewed.length > 0) yield [coordinator, { type: 'accept-reports', periodId: PERIODS[0], reports: reviewed, values: [] }];
  for (const task of ofState(5, 6)) yield* completion(plan, task);
  if (ofState(7).length > 0)
    yield [coordinator, { type: 'suspend', taskIds: idsOf(ofState(7)), basis: '会议纪要〔2026〕3号', approver: '市长' }];
}

function* sheets(plan, periodId, at) {
  const byUnit = Map.groupBy
    ? Map.groupBy(plan.tasks, (task) => reporterOf(task, task.reports[at]))
    : grouped(plan.tasks, (task) => reporterOf(task, task.reports[at]));
  for (const [unit, tasks] of byUnit) {
    const commandId = `${planIdOf(plan.id)}/${periodId}/${unit}`;
    const reports = tasks.map((task) => lineOf(task, task.reports[at]));
    yield [leader(unit), { type: 'sign-off', periodId, reports, values: [], standInFor: null }, commandId];
    const signed = idsOf(tasks).map((taskId) => ({ taskId, signOffId: `${commandId}/1` }));
    yield [liaison(unit), { type: 'submit', periodId, reports: signed, indicators: [] }];
  }
}

const grouped = (items, keyOf) => {
  const groups = new Map();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

function* completion(plan, task) {
  const taskId = taskIdOf(task.seq);
  const claimId = `${planIdOf(plan.id)}/${taskId}/claim`;
  const by = liaison(task.units[0]);
  const evidence = [
    { evidenceId: 'e1', kind: 'documentNumber', title: '实施方案', on: '2026-06-30', pointer: `市办发〔2026〕${task.seq}号` },
  ];
  yield [by, { type: 'add-evidence', taskId, evidence }];
  yield [by, { type: 'claim-completion', taskId, parts: [{ partId: 'p1', words: '方案已印发', evidenceIds: ['e1'] }] }, claimId];
  if (task.state !== 6) return;
  const verifier = actor(OFFICES[plan.office], 'verifier', 'verifier');
  yield [verifier, { type: 'verify-claim', taskId, claimId, parts: [{ partId: 'p1', met: true, fact: '已核对原件' }], standInFor: null }];
}

const MINUTE = 60_000;

export function* commandsOf(plan, content) {
  const planId = planIdOf(plan.id);
  const bringIn = { type: 'bring-plan-in', coordinatorUnitId: COORDINATOR, plan: content };
  let at = Date.parse('2026-01-05T01:00:00.000Z');
  let count = 0;
  for (const [by, act, commandId] of [[coordinator, bringIn, `${planId}/in`], ...acts(plan)]) {
    at += MINUTE;
    count += 1;
    yield { commandId: commandId ?? `${planId}/${count}`, actor: by, at: new Date(at).toISOString(), seen: {}, act };
  }
}
