/** Rounds of load and kill on one storage: start, check, load, SIGKILL to everything at a random moment, and again. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newRecord, sizeOf } from './acknowledged.mjs';
import { check, retryAll } from './check.mjs';
import { load } from './load.mjs';
import { makeOwnPostgres } from './own-postgres.mjs';
import { newPeople } from './people.mjs';
import { killAll, startServer, stopServer } from './processes.mjs';
import { startReceiver } from './receiver.mjs';
import { setStage } from './setting.mjs';

export const embeddedPlace = async (folder) => {
  const dataFolder = join(folder, 'data');
  return { dataFolder, cluster: join(dataFolder, 'pg'), store: { dataFolder }, env: {}, startStorage: async () => undefined };
};

/** The server keeps nothing of worth in its folder then. */
export const ownPlace = async (folder, programs) => {
  const own = await makeOwnPostgres(join(folder, 'postgres'), programs);
  const dataFolder = join(folder, 'data');
  mkdirSync(dataFolder, { recursive: true });
  return {
    dataFolder,
    cluster: own.cluster,
    store: { databaseUrl: own.databaseUrl },
    env: { DATABASE_URL: own.databaseUrl },
    startStorage: own.start,
  };
};

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A scene with its server running and its stage set. */
export const open = async (place, chance) => {
  const record = newRecord();
  const people = newPeople(record);
  const receiver = await startReceiver(chance);
  const env = { ...place.env, ...receiver.env };
  const start = async () => {
    const server = await startServer(place.dataFolder, env);
    people.reach(server.address);
    return server;
  };
  const server = await start();
  const stage = await setStage(people);
  return { scene: { people, record, receiver, stage, chance }, start, server };
};

export const killRounds = async ({ name, place, rounds, chance, say }) => {
  const lost = [];
  const { scene, start, server: first } = await open(place, chance);
  let server = first;
  for (let round = 1; round <= rounds; round += 1) {
    const before = new Set(scene.record.commands.keys());
    const working = load(scene);
    await later(chance.between(30, 1500));
    await killAll(server, place.cluster);
    await working.stop();
    await place.startStorage();
    server = await start();
    const last = [...scene.record.commands].filter(([id]) => !before.has(id));
    const doubtful = scene.record.doubtful.size;
    const missing = [...(await retryAll(scene.people, scene.record, last)), ...(await check(scene, place.store))];
    lost.push(...missing.map((words) => `${name} round ${round}: ${words}`));
    say(
      `${name} round ${round}: ${last.length} acts this round, ${doubtful} unanswered, ${sizeOf(scene.record)} acknowledged, ${missing.length} lost`,
    );
  }
  await stopServer(server);
  await scene.receiver.stop();
  return { acknowledged: sizeOf(scene.record), lost };
};
