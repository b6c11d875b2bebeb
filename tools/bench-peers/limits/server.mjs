/**
 * The bare limits: node's http alone (/fixed), and node's http with pg, one prepared statement a request on plain tables; nobody is asked who he is,
 * nothing is validated, nothing but the office's own plans is shown. PORT, DATABASE_URL, TOOLS (a folder with node_modules/pg).
 */
import http from 'node:http';
import { createRequire } from 'node:module';

const pg = createRequire(`${process.env.TOOLS}/package.json`)('pg');
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 8 });
const fixed = JSON.stringify({ d: 'x'.repeat(20_480 - 8) });

const list = (more) => `select t.id, t.seq, t.text, t.due, s.name as state, c.name as section, l.name as lead,
    (select json_agg(json_build_object('unit', u.name, 'lead', d.is_lead) order by d.id) from duties d join units u on u.id = d.unit where d.task = t.id) as units
  from tasks t join plans p on p.id = t.plan and p.office = 1 join states s on s.id = t.state join sections c on c.id = t.section join units l on l.id = t.lead
  where t.plan = $1 ${more} order by t.seq limit 100`;
const ONE = `select t.*, s.name as state_name,
    (select json_agg(json_build_object('unit', u.name, 'lead', d.is_lead)) from duties d join units u on u.id = d.unit where d.task = t.id) as units,
    (select json_agg(json_build_object('text', r.text, 'at', r.created, 'unit', u.name) order by r.created desc) from reports r join units u on u.id = r.unit
      where r.task = t.id) as reports
  from tasks t join plans p on p.id = t.plan and p.office = 1 join states s on s.id = t.state where t.id = $1`;
const dashboard = (
  more,
) => `with v as materialized (select t.id, t.section, t.state from tasks t join plans p on p.id = t.plan where p.office = 1 ${more})
  select (select json_agg(x) from (select section, state, count(*) as n from v group by 1, 2) x) as sections,
    (select json_agg(x) from (select d.unit, v.state, count(*) as n from v join duties d on d.task = v.id group by 1, 2) x) as units`;
const SEARCH = `select t.id, t.text from tasks t join plans p on p.id = t.plan and p.office = 1
  where t.text like $1 or (select bool_or(r.text like $1) from reports r where r.task = t.id) order by t.id desc limit 25`;
const COUNT = `select count(*) from tasks t join plans p on p.id = t.plan and p.office = 1
  where t.text like $1 or t.id in (select r.task from reports r where r.text like $1)`;

const ask = (name, text, valuesOf) => async (query) => JSON.stringify((await pool.query({ name, text, values: valuesOf(query) })).rows);
const like = (query) => [`%${query.get('q')}%`];

const report = async (_query, body) => {
  const { task, unit, state, text } = JSON.parse(body);
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query({
      name: 'd1',
      text: 'insert into reports (task, unit, created, text) values ($1, $2, now(), $3)',
      values: [task, unit, text],
    });
    await client.query({ name: 'd2', text: 'update tasks set state = $2 where id = $1', values: [task, state] });
    await client.query('commit');
    return '{}';
  } finally {
    client.release();
  }
};

const ROUTES = {
  '/fixed': async () => fixed,
  '/a100': ask('a100', list(''), (query) => [query.get('plan')]),
  '/afilt': ask('afilt', list('and t.state = any($3) and exists (select 1 from duties x where x.task = t.id and x.unit = $2)'), (query) => [
    query.get('plan'),
    query.get('unit'),
    [1, 2, 3, 4],
  ]),
  '/b': ask('b', ONE, (query) => [query.get('task')]),
  '/c1': ask('c1', dashboard('and t.plan = $1'), (query) => [query.get('plan')]),
  '/c2': ask('c2', dashboard(''), () => []),
  '/e': ask('e', SEARCH, like),
  '/ecount': ask('ecount', COUNT, like),
  '/d': report,
};

const answer = (res, status, text) => {
  res.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  res.end(text);
};

http
  .createServer((req, res) => {
    const [path, query = ''] = req.url.split('?');
    const searchParams = new URLSearchParams(query);
    const handle = ROUTES[path];
    if (handle === undefined) return answer(res, 404, '{}');
    let body = '';
    req.setEncoding('utf8');
    req.on('data', (piece) => {
      body += piece;
    });
    req.on('end', () =>
      handle(searchParams, body).then(
        (text) => answer(res, 200, text),
        (fault) => answer(res, 500, JSON.stringify(String(fault))),
      ),
    );
    return undefined;
  })
  .listen(Number(process.env.PORT), '127.0.0.1');
