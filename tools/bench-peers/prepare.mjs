/** Sets up what is missing: the load generator, the generated rows, a database for each contestant and size. Answers the contestants that can be measured. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const run = (command, args, options = {}) => execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], ...options });
const node = (script, ...args) => run(process.execPath, [`${here}${script}`, ...args]);

const tools = (folder) => {
  const place = `${folder}/tools`;
  if (existsSync(`${place}/node_modules/autocannon`)) return;
  mkdirSync(place, { recursive: true });
  run('npm', ['init', '-y'], { cwd: place, stdio: 'ignore' });
  run('npm', ['install', '-E', 'autocannon@9.0.0', 'pg@8.23.1'], { cwd: place, stdio: 'ignore' });
};

const rowsOf = (plans, folder) => {
  const place = `${folder}/rows/${plans}`;
  if (!existsSync(`${place}/reports.tsv`)) node('write-rows.mjs', String(plans), place);
  return place;
};

/** Two processes, each every second plan. */
const loadTaizhang = async (database, plans, cluster) => {
  const env = { ...process.env, DATABASE_URL: cluster.urlOf(database) };
  const worker = (number, workers) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [`${here}load-taizhang.mjs`, String(plans), String(number), String(workers)], {
        env,
        stdio: 'inherit',
      });
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`loading ${database} ended with ${code}`))));
    });
  cluster.sql(`create database ${database}`);
  await worker(0, 0);
  await Promise.all([worker(0, 2), worker(1, 2)]);
  cluster.sql('vacuum analyze', database);
};

const loadLimits = async (database, plans, cluster, folder) => {
  cluster.sql(`create database ${database}`);
  const options = {
    env: { ...cluster.env, PGOPTIONS: '-c client_min_messages=error' },
    cwd: rowsOf(plans, folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  };
  for (const file of ['raw.sql', 'ledger.sql'])
    run('psql', ['-q', '-v', 'ON_ERROR_STOP=1', '-f', `${here}limits/${file}`, database], options);
};

const script = (name, cluster, ...args) =>
  run('bash', [`${here}peers/${name}.sh`, ...args], { env: { ...cluster.env, PGOPTIONS: '-c client_min_messages=error' } });

const STEPS = {
  limits: { prepare: () => undefined, load: loadLimits },
  taizhang: { prepare: () => undefined, load: loadTaizhang },
  directus: {
    prepare: (folder, cluster) => script('directus', cluster, 'prepare', folder, '4359'),
    load: async (database, plans, cluster, folder) => script('directus', cluster, 'load', database, rowsOf(plans, folder)),
  },
  redmine: {
    prepare: (_folder, cluster) => script('redmine', cluster, 'prepare'),
    load: async (database, plans, cluster, folder) => script('redmine', cluster, 'load', database, rowsOf(plans, folder)),
  },
};

export const prepared = async (names, sizes, plansOf, folder, cluster) => {
  tools(folder);
  const ready = [];
  for (const name of names) {
    try {
      STEPS[name].prepare(folder, cluster);
      for (const size of sizes) {
        const database = `${name}_${size}`;
        if (!cluster.has(database)) await STEPS[name].load(database, plansOf[size], cluster, folder);
      }
      ready.push(name);
    } catch (fault) {
      console.log(`${name} is left out, it could not be set up: ${String(fault.message).split('\n')[0]}`);
    }
  }
  return ready;
};
