/** Who is measured: how each is started on a size, and what each row of the table asks of it. A row that a contestant cannot answer is left out. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { flatId, REPORT, WORDS } from './draw.mjs';
import { UNITS } from './generated-plans.mjs';
import { OFFICES, OPEN_PERIOD, planIdOf, taskIdOf, UNIT_IDS } from './plan-story.mjs';
import { started } from './processes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const enc = encodeURIComponent;
const json = (value) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

/** node's http with pg on plain tables. */
export const limits = {
  start: async ({ port, databaseUrl, folder, draw }) => {
    const base = `http://127.0.0.1:${port}`;
    const { pid, stop } = await started(process.execPath, [`${here}limits/server.mjs`], {
      env: { PORT: port, DATABASE_URL: databaseUrl, TOOLS: `${folder}/tools` },
      url: `${base}/fixed`,
    });
    const rows = {
      fixed: () => ({ path: '/fixed' }),
      a100: () => ({ path: `/a100?plan=${draw.plan()}` }),
      afilt: () => ({ path: `/afilt?plan=${draw.plan()}&unit=${draw.unit()}` }),
      b: () => ({ path: `/b?task=${flatId(draw.task())}` }),
      c1: () => ({ path: `/c1?plan=${draw.plan()}` }),
      c2: () => ({ path: '/c2' }),
      e2: () => ({ path: `/e?q=${enc(WORDS.two)}` }),
      e4: () => ({ path: `/e?q=${enc(WORDS.four)}` }),
      d: () => ({
        path: '/d',
        method: 'POST',
        ...json({ task: flatId(draw.task()), unit: draw.unit(), state: draw.state(), text: REPORT }),
      }),
    };
    return { base, pid, stop, rows };
  },
};

const signedIn = async (base, personId) => {
  const got = await fetch(`${base}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: base },
    body: JSON.stringify({ personId }),
  });
  if (!got.ok) throw new Error(`signing in as ${personId}: ${got.status} ${await got.text()}`);
  return got.headers.getSetCookie()[0].split(';')[0];
};

const LIGHTS = ['green', 'yellow'];

/** The server as the service and the container run it (deploy/), on the cluster that all use. The measured person verifies for office 1 and sees its plans alone; units' leaders report. */
export const taizhang = {
  start: async ({ port, databaseUrl, folder, draw }) => {
    const base = `http://127.0.0.1:${port}`;
    const args = [
      ...(process.env.TAIZHANG_NODE_ARGS?.split(' ') ?? []),
      `${root}apps/cli/bin/taizhang.js`,
      'serve',
      '--evaluation',
      '--data',
      `${folder}/taizhang`,
      '--port',
      String(port),
    ];
    const { pid, stop } = await started(process.execPath, args, {
      env: { DATABASE_URL: databaseUrl, NODE_ENV: 'production', NODE_OPTIONS: '--max-semi-space-size=4', TAIZHANG_RATE_FACTOR: '1000000' },
      url: `${base}/api/ready`,
    });
    const headers = { cookie: await signedIn(base, `${OFFICES[1]}.verifier`) };
    const leaders = [];
    for (const unitId of UNIT_IDS.slice(1)) leaders.push(await signedIn(base, `${unitId}.leader`));
    const plan = () => `/api/plans/${planIdOf(draw.plan())}`;
    const task = () => {
      const [of, seq] = draw.task();
      return `/api/plans/${planIdOf(of)}/tasks/${taskIdOf(seq)}`;
    };
    const search = (q) => ({ path: `/api/search?q=${enc(q)}`, headers });
    const report = () => {
      const [of, seq, unit] = draw.reporter();
      const line = {
        taskId: taskIdOf(seq),
        text: REPORT,
        figures: [],
        light: LIGHTS[draw.state() % 2],
        cause: null,
        ask: null,
        noChange: false,
        merges: [],
        reached: [],
      };
      const { headers: type, body } = json({ commandId: randomUUID(), periodId: OPEN_PERIOD, reports: [line], values: [] });
      return {
        path: `/api/plans/${planIdOf(of)}/acts/sign-off`,
        method: 'POST',
        headers: { ...type, cookie: leaders[unit - 1], origin: base },
        body,
      };
    };
    const rows = {
      a100: () => ({ path: `${plan()}/tasks?limit=100`, headers }),
      afilt: () => ({ path: `${plan()}/tasks?limit=100&unit=${UNIT_IDS[draw.unit()]}&status=dispatched,acknowledged,underWay`, headers }),
      b: () => ({ path: task(), headers }),
      c1: () => ({ path: `${plan()}/overview`, headers }),
      c2: () => ({ path: '/api/overview', headers }),
      e2: () => search(WORDS.two),
      e4: () => search(WORDS.four),
      d: report,
    };
    return { base, pid, stop, rows };
  },
};

/** Redmine: a subproject a plan, a tracker a section, the lead as assignee, units as a multi-value field, reports as journal notes. Its user sees office 1. */
export const redmine = {
  start: async ({ port, database, draw, cluster }) => {
    const base = `http://127.0.0.1:${port}`;
    const headers = { 'x-redmine-api-key': 'b'.repeat(40) };
    const url = `${base}/issues.json?project_id=plan-1&status_id=*&limit=1`;
    const { pid, stop } = await started('bash', [`${here}peers/redmine.sh`, 'start', database, String(port)], {
      env: cluster.env,
      url,
      headers,
    });
    const issues = (of) => `/issues.json?project_id=plan-${of}&sort=id&limit=100`;
    const session = await redmineSession(base);
    const search = (q) => ({ path: `/search.json?q=${enc(q)}&issues=1&limit=25`, headers });
    const rows = {
      a100: () => ({ path: `${issues(draw.plan())}&status_id=*`, headers }),
      afilt: () => ({ path: `${issues(draw.plan())}&status_id=${enc('1|2|3|4')}&cf_1=${enc(UNITS[draw.unit() - 1])}`, headers }),
      b: () => ({ path: `/issues/${flatId(draw.task())}.json?include=journals`, headers }),
      c1: () => ({ path: `/projects/plan-${draw.plan()}/issues/report`, headers: session }),
      c2: () => ({ path: '/projects/all/issues/report', headers: session }),
      e2: () => search(WORDS.two),
      e4: () => search(WORDS.four),
      d: () => {
        const { headers: type, body } = json({ issue: { notes: REPORT, status_id: draw.state() } });
        return { path: `/issues/${flatId(draw.task())}.json`, method: 'PUT', headers: { ...headers, ...type }, body };
      },
    };
    return { base, pid, stop, rows };
  },
};

/** Its dashboards are pages: they want a browser's session. */
const redmineSession = async (base) => {
  const page = await fetch(`${base}/login`);
  const cookieOf = (answer) => ({ cookie: answer.headers.getSetCookie().at(-1).split(';')[0] });
  const token = /name="authenticity_token" value="([^"]+)"/.exec(await page.text())[1];
  const body = new URLSearchParams({ authenticity_token: token, username: 'office', password: 'bench-Office-1' });
  return cookieOf(await fetch(`${base}/login`, { method: 'POST', redirect: 'manual', headers: cookieOf(page), body }));
};

/** Directus: collections as the plain tables, a row rule on each by the user's office. */
export const directus = {
  start: async ({ port, database, folder, draw, cluster }) => {
    const base = `http://127.0.0.1:${port}`;
    const headers = { authorization: 'Bearer bench-office-token' };
    const url = `${base}/items/tasks?limit=1`;
    const { pid, stop } = await started('bash', [`${here}peers/directus.sh`, 'start', folder, database, String(port)], {
      env: cluster.env,
      url,
      headers,
    });
    const post = (value) => {
      const { headers: type, body } = json(value);
      return { headers: { ...headers, ...type }, body };
    };
    const listed = 'fields=id,seq,text,due,state.name,section.name,lead.name,duties.is_lead,duties.unit.name&sort=seq&limit=100';
    const counted = (filter) =>
      post({
        query: `query{a:tasks_aggregated(groupBy:["section","state"],limit:-1${filter}){group count{id}} b:tasks_aggregated(groupBy:["lead","state"],limit:-1${filter}){group count{id}}}`,
      });
    const search = (q) => ({ path: `/items/tasks?search=${enc(q)}&limit=25&fields=id,text,state.name`, headers });
    const report = () => ({
      state: draw.state(),
      reports: { create: [{ unit: draw.unit(), created: '2026-11-01T08:00:00', text: REPORT }] },
    });
    const rows = {
      a100: () => ({ path: `/items/tasks?filter[plan][_eq]=${draw.plan()}&${listed}`, headers }),
      afilt: () => ({
        path: `/items/tasks?filter[plan][_eq]=${draw.plan()}&filter[state][_in]=1,2,3,4&filter[duties][unit][_eq]=${draw.unit()}&${listed}`,
        headers,
      }),
      b: () => ({
        path: `/items/tasks/${flatId(draw.task())}?fields=*,state.name,section.name,lead.name,duties.is_lead,duties.unit.name,reports.*,reports.unit.name`,
        headers,
      }),
      c1: () => ({ path: '/graphql', method: 'POST', ...counted(`,filter:{plan:{id:{_eq:${draw.plan()}}}}`) }),
      c2: () => ({ path: '/graphql', method: 'POST', ...counted('') }),
      e2: () => search(WORDS.two),
      e4: () => search(WORDS.four),
      d: () => ({ path: `/items/tasks/${flatId(draw.task())}?fields=id,state`, method: 'PATCH', ...post(report()) }),
    };
    return { base, pid, stop, rows };
  },
};
