/** Power cuts: under load, the disk below the data is cloned at a random moment; the clone is opened and must hold all that was acknowledged before. */
import { join } from 'node:path';
import { frozen, sizeOf } from './acknowledged.mjs';
import { check, retryAll } from './check.mjs';
import { load } from './load.mjs';
import { makeDisks } from './loop-disks.mjs';
import { newPeople } from './people.mjs';
import { startServer, stopServer } from './processes.mjs';
import { embeddedPlace, open } from './rounds.mjs';

const later = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const RETRIED = 50;

/** The clone under a server of its own; its people sign in anew. */
const checkClone = async (scene, owed, disks) => {
  const dataFolder = join(disks.openClone(), 'data');
  const server = await startServer(dataFolder, scene.receiver.env);
  try {
    const people = newPeople(owed);
    people.reach(server.address);
    const last = [...owed.commands].slice(-RETRIED);
    return [...(await retryAll(people, owed, last)), ...(await check({ ...scene, people, record: owed }, { dataFolder }))];
  } finally {
    await stopServer(server);
    disks.closeClone();
  }
};

export const powerCuts = async ({ folder, rounds, chance, say }) => {
  const { disks, why } = makeDisks(folder);
  if (disks === null) return { rounds: 0, acknowledged: 0, lost: [], skipped: `no disk can be mounted and cloned here: ${why}` };
  const lost = [];
  try {
    const place = await embeddedPlace(disks.folder);
    const { scene, server } = await open(place, chance);
    for (let round = 1; round <= rounds; round += 1) {
      const working = load(scene);
      await later(chance.between(200, 2500));
      const owed = frozen(scene.record);
      disks.clone();
      await working.stop();
      const missing = await checkClone(scene, owed, disks);
      lost.push(...missing.map((words) => `power-cut round ${round}: ${words}`));
      say(`power-cut round ${round}: ${sizeOf(owed)} acknowledged before the cut, ${missing.length} lost`);
    }
    await stopServer(server);
    await scene.receiver.stop();
    return { rounds, acknowledged: sizeOf(scene.record), lost };
  } finally {
    disks.close();
  }
};
