/**
 * The ledger list over HTTP against the very statements it made, sent again on the same pool; and the list while the store holds 1, 100 and 1,000
 * plans. One connection of a browser, kept alive.
 */
import { Agent, request } from 'node:http';
import { clonePlan } from './clone-plan.mjs';
import { median, report, sideBySide, timed } from './place.mjs';

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const fetched = (address, path, token) =>
  new Promise((resolve, reject) => {
    const asked = request(address + path, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      let size = 0;
      answer.on('data', (piece) => {
        size += piece.length;
      });
      answer.on('end', () => (answer.statusCode === 200 ? resolve(size) : reject(new Error(`${path}: ${answer.statusCode}`))));
    });
    asked.on('error', reject);
    asked.end();
  });

/** The statements of one request, in groups as they were sent: what was asked at once is asked at once again. */
const recorded = async (pool, act) => {
  const statements = [];
  const query = pool.query.bind(pool);
  pool.query = (...given) => {
    statements.push(given);
    return query(...given);
  };
  await act();
  pool.query = query;
  return statements;
};

export const listing = async ({ serving, token, planId }) => {
  const { pool } = serving.parts.store;
  const list = `/api/plans/${planId}/tasks?limit=100`;
  const api = () => fetched(serving.address, list, token);
  await timed(20, api);
  const statements = await recorded(pool, api);
  const replay = async () => {
    for (const statement of statements) await pool.query(...statement);
  };
  const [ours, bare] = await sideBySide(4, 100, api, replay);
  report(
    'list-against-sql',
    median(ours) / median(bare),
    2.5,
    `p50 ${median(ours).toFixed(2)} ms against ${median(bare).toFixed(2)} ms, ${statements.length} statements`,
  );
  return median(ours);
};

/** Three servers side by side, asked turn by turn, so that whatever else the machine does falls on all. */
export const listingBySize = async (benches, plans) => {
  for (const [at, { serving, planId }] of benches.entries()) if (plans[at] > 1) await clonePlan(serving.parts.store, planId, 2, plans[at]);
  const asked = benches.map(
    ({ serving, token, planId }) =>
      () =>
        fetched(serving.address, `/api/plans/${planId}/tasks?limit=100`, token),
  );
  const times = asked.map(() => []);
  for (let round = 0; round < 8; round += 1) for (const [at, api] of asked.entries()) times[at].push(...(await timed(60, api)));
  const medians = times.map((all) => median(all));
  const shown = medians.map((time) => time.toFixed(2)).join(', ');
  report(
    'list-by-size',
    Math.max(...medians) / Math.min(...medians),
    1.5,
    `p50 ${shown} ms at ${plans.join(', ')} plans of as many tasks each`,
  );
};
