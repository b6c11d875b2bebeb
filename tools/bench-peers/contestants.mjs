/** Who is measured: how each is started on a size, and what each row of the table asks of it. A row that a contestant cannot answer is left out. */
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { flatId, REPORT, WORDS } from './draw.mjs';
import { OFFICES, OPEN_PERIOD, planIdOf, taskIdOf, UNIT_IDS } from './plan-story.mjs';
import { started } from './processes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../../', import.meta.url));
const enc = encodeURIComponent;
const json = (value) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) });

/** node's http with pg on plain tables. */
export const limits = {
  name: 'bare limit',
  database: (size) => `ledger_${size}`,
  start: async ({ port, databaseUrl, tools, draw }) => {
    const base = `http://127.0.0.1:${port}`;
    const { pid, stop } = await started(process.execPath, [`${here}limits/server.mjs`], {
      env: { PORT: port, DATABASE_URL: databaseUrl, TOOLS: tools },
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
      e4count: () => ({ path: `/ecount?q=${enc(WORDS.four)}` }),
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

/** The server as it is run, on the cluster that all use. The measured person verifies for office 1 and sees its plans alone; units' leaders report. */
export const taizhang = {
  name: 'Taizhang',
  database: (size) => `taizhang_${size}`,
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
      env: { DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
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
      b2: () => ({ path: `${task()}/cycle`, headers }),
      c1: () => ({ path: `${plan()}/overview`, headers }),
      c2: () => ({ path: '/api/plans', headers }),
      e2: () => search(WORDS.two),
      e4: () => search(WORDS.four),
      d: report,
    };
    return { base, pid, stop, rows };
  },
};
