/**
 * `npm run bench`: ratios measured in one run, never times to compare between machines; a line each, `bench NAME ratio X aim Y`. Wants a build
 * (`npm run build`). `npm run bench -- WORD …` runs only reading, listing, sizes, executing, first-load, rush, report, periods or workbook.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { serve, serverFile } from '@taizhang/server';
import { consolidated } from './consolidated.mjs';
import { executing } from './executing.mjs';
import { firstLoad } from './first-load.mjs';
import { openPlan } from './half-year.mjs';
import { listing, listingBySize } from './listing.mjs';
import { periodsBySize } from './periods.mjs';
import { planFile, planText, withFolder } from './place.mjs';
import { reading } from './reading.mjs';
import { rush } from './rush.mjs';
import { workbook } from './workbook.mjs';

const wanted = process.argv.slice(2);
const runs = (name) => wanted.length === 0 || wanted.includes(name);

const bringIn = async (address, token) => {
  const form = new FormData();
  form.set('commandId', crypto.randomUUID());
  form.set('file', new File([planText], basename(planFile)));
  const answer = await fetch(`${address}/api/plans`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
  if (answer.status !== 201) throw new Error(await answer.text());
  return (await answer.json()).planId;
};

/** One machine asks for everybody here: what limits a single address is out of the way. */
const SETTINGS = { databaseUrl: process.env.DATABASE_URL, rateFactor: 10_000 };
const withEmptyServer = (use) =>
  withFolder(async (dataFolder) => {
    const serving = await serve({ dataFolder, port: 0, evaluation: true, settings: SETTINGS });
    try {
      await use(serving, JSON.parse(readFileSync(serverFile(dataFolder), 'utf8')).token);
    } finally {
      await serving.stop();
    }
  });
const withServer = (use) =>
  withEmptyServer(async (serving, token) => use({ serving, token, planId: await bringIn(serving.address, token) }));

const PLANS = [1, 100, 1000];
const withServers = (count, use, open = []) =>
  count === 0 ? use(open) : withServer((bench) => withServers(count - 1, use, [...open, bench]));

if (runs('reading')) await reading();
if (runs('listing') || runs('executing')) {
  await withServer(async (bench) => {
    if (runs('listing')) await listing(bench);
    if (runs('executing')) await executing(bench);
  });
}
// Sizes want databases of their own: with DATABASE_URL there is one only.
if (runs('sizes') && !process.env.DATABASE_URL) await withServers(PLANS.length, (benches) => listingBySize(benches, PLANS));
if (runs('first-load')) firstLoad();
if (runs('rush')) await withEmptyServer(rush);
if (runs('report') || runs('workbook')) {
  await withEmptyServer(async (serving) => {
    const told = await openPlan(serving);
    if (runs('workbook')) await workbook(serving, told);
    if (runs('report')) await consolidated(serving, told);
  });
}
if (runs('periods') && !process.env.DATABASE_URL) await withEmptyServer((one) => withEmptyServer((many) => periodsBySize(one, many)));
