/**
 * `npm run soak`: a real server under load is killed again and again, with its database, and after each start everything it acknowledged must be
 * there. `--storage embedded|own|power-cut` (all by default), `--rounds N` (100, and 20 power cuts), `--seed N` to play a run's chances again.
 * The last line reads `rounds N, acknowledged N, lost N`; the exit code is 0 only where nothing was lost.
 */
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chanceFrom } from './chance.mjs';

const STORAGES = ['embedded', 'own', 'power-cut'];
const { values } = parseArgs({
  options: { storage: { type: 'string', multiple: true }, rounds: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'boolean' } },
});
const storages = values.storage ?? STORAGES;
const unknown = storages.find((name) => !STORAGES.includes(name));
if (unknown !== undefined) throw new Error(`--storage ${unknown}: one of ${STORAGES.join(', ')}`);
if (!existsSync(fileURLToPath(new URL('../../apps/server/dist/index.js', import.meta.url)))) throw new Error('Build first: npm run build');
const seed = Number(values.seed ?? 20_261_124);
const say = (words) => console.log(words);

/** A storage that this machine cannot give is said and not counted. */
const played = async (name, folder) => {
  const chance = chanceFrom(seed + STORAGES.indexOf(name));
  const rounds = Number(values.rounds ?? (name === 'power-cut' ? 20 : 100));
  if (name === 'power-cut') {
    const { powerCuts } = await import('./power-cut.mjs');
    return powerCuts({ folder, rounds, chance, say });
  }
  const { embeddedPlace, killRounds, ownPlace } = await import('./rounds.mjs');
  if (name === 'embedded') return { rounds, ...(await killRounds({ name, place: await embeddedPlace(folder), rounds, chance, say })) };
  const { ownPrograms } = await import('./own-postgres.mjs');
  const programs = ownPrograms();
  if (programs === null)
    return { rounds: 0, acknowledged: 0, lost: [], skipped: 'no PostgreSQL server is installed here (PG_SERVER_BIN names its bin folder)' };
  return { rounds, ...(await killRounds({ name, place: await ownPlace(folder, programs), rounds, chance, say })) };
};

say(`seed ${seed}`);
const total = { rounds: 0, acknowledged: 0, lost: 0 };
for (const name of storages) {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-soak-'));
  // PostgreSQL may run as a user of its own, who has to get through to its cluster.
  chmodSync(folder, 0o711);
  const { rounds, acknowledged, lost, skipped } = await played(name, folder);
  if (skipped !== undefined) say(`${name}: skipped, ${skipped}`);
  for (const words of lost) say(`LOST ${words}`);
  total.rounds += rounds;
  total.acknowledged += acknowledged;
  total.lost += lost.length;
  if (!values.keep && lost.length === 0) rmSync(folder, { recursive: true, force: true });
  else say(`left in ${folder}`);
}
say(`rounds ${total.rounds}, acknowledged ${total.acknowledged}, lost ${total.lost}`);
process.exitCode = total.lost === 0 ? 0 : 1;
