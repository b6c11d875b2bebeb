/** The figures as a table in Markdown, and a verdict for each aim. */

const WHAT = {
  a100: 'a list of 100 tasks',
  afilt: 'the list filtered by unit and state',
  b: 'one task with its reports',
  c1: 'dashboard of a plan',
  c2: 'dashboard of all plans seen',
  e2: 'search, two characters',
  e4: 'search, four characters',
  d: 'a report with its state, durable',
};
const TASKS = { s: '153', m: '15,300', l: '153,000' };
const PEERS = ['directus', 'redmine'];

const number = (value) =>
  value === undefined || value === null ? '–' : value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);

const finder = (results) => (contestant, size, row, connections) =>
  results.findLast(
    (one) =>
      one.contestant === contestant &&
      one.size === size &&
      one.row === row &&
      (connections === undefined || one.connections === connections),
  );

const line = (at, contestant, size, row) => {
  const [one, many, bare] = [at(contestant, size, row, 1), at(contestant, size, row, 16), at('limits', size, row, 16)];
  if (one === undefined && many === undefined) return null;
  const ratio = many?.rate && bare?.rate && contestant !== 'limits' ? `${Math.round((100 * many.rate) / bare.rate)} %` : '';
  const cells = [one?.rate, one?.p50, one?.p99, many?.rate, many?.p50, many?.p99].map(number);
  return `| ${WHAT[row]} | ${TASKS[size]} | ${contestant} | ${cells.join(' | ')} | ${ratio} |`;
};

export const table = (results, rows) => {
  const at = finder(results);
  const lines = rows.flatMap((row) =>
    Object.keys(TASKS).flatMap((size) =>
      ['limits', 'taizhang', ...PEERS].map((contestant) => line(at, contestant, size, row)).filter((text) => text !== null),
    ),
  );
  const memory = results
    .filter(({ row }) => row === 'memory')
    .map(
      ({ contestant, size, app, database }) =>
        `| ${contestant} | ${TASKS[size]} | ${number(app)} | ${number(database)} | ${number(app + database)} |`,
    );
  return [
    '| row | tasks | who | 1: a second | p50 ms | p99 ms | 16: a second | p50 ms | p99 ms | of the bare limit |',
    '|---|--:|---|--:|--:|--:|--:|--:|--:|--:|',
    ...lines,
    ...(memory.length === 0
      ? []
      : ['', '| memory under load, PSS | tasks | itself MB | database MB | together |', '|---|--:|--:|--:|--:|', ...memory]),
  ].join('\n');
};

const verdict = (name, value, aim, met, unit) =>
  value === null ? `aim ${name}: not measured` : `aim ${name}: ${number(value)}${unit}, wanted ${aim} – ${met ? 'met' : 'missed'}`;

const ofRow = (at, row, size) => {
  const ours = at('taizhang', size, row, 16);
  if (!ours?.rate) return [];
  const bare = at('limits', size, row, 16);
  const peers = PEERS.map((peer) => at(peer, size, row, 16)?.rate).filter((rate) => rate > 0);
  const share = bare?.rate ? (100 * ours.rate) / bare.rate : null;
  const times = peers.length > 0 ? ours.rate / Math.max(...peers) : null;
  return [
    verdict(`${row} at ${TASKS[size]}, of the bare limit`, share, '40 %', share >= 40, ' %'),
    verdict(`${row} at ${TASKS[size]}, against the best peer`, times, '3×', times >= 3, '×'),
  ];
};

export const verdicts = (results, rows) => {
  const at = finder(results);
  const sizes = Object.keys(TASKS);
  const grown = ['a100', 'afilt', 'b', 'c1', 'd'].flatMap((row) => {
    const [small, large] = [at('taizhang', 's', row, 1)?.p50, at('taizhang', 'l', row, 1)?.p50];
    return small && large ? [verdict(`${row}, 153,000 tasks against 153 (p50)`, large / small, '1.5×', large / small <= 1.5, '×')] : [];
  });
  const quick = [
    ['c2', 10],
    ['e2', 5],
  ].flatMap(([row, aim]) => {
    const p50 = at('taizhang', 'l', row, 1)?.p50;
    return p50 ? [verdict(`${row} at 153,000 (p50, one connection)`, p50, `${aim} ms`, p50 <= aim, ' ms')] : [];
  });
  const memory = results
    .filter(({ row, contestant }) => row === 'memory' && contestant === 'taizhang')
    .map(({ size, app, database }) =>
      verdict(`memory at ${TASKS[size]}, database included`, app + database, '250 MB', app + database < 250, ' MB'),
    );
  return [...rows.flatMap((row) => sizes.flatMap((size) => ofRow(at, row, size))), ...grown, ...quick, ...memory];
};
