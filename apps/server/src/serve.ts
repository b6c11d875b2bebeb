/** A server that listens: says that it starts, opens the store, knows who asks, answers, and stops in order (requests, jobs, then the store). */
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { foldScript } from '@taizhang/plan';
import { endExpiredSessions, openStore, type Store } from '@taizhang/store';
import { clearingJob } from './administration/clear-security.js';
import { asCannotServe, CannotServe } from './cannot-serve.js';
import { keyFileOf } from './evidence/key-file.js';
import { signingJob } from './evidence/signing-job.js';
import { createApp } from './http/app.js';
import { isLoopback } from './http/local-only.js';
import { limits } from './limits.js';
import { type Log, logTo } from './log.js';
import { noticeJob } from './notices/notice-job.js';
import { outletsOf } from './notices/outlets.js';
import type { Parts } from './parts.js';
import { type FrontDoor, frontDoor } from './running/front-door.js';
import { listenForMetrics, type MeasuredMetrics, type MetricsListener, measure, noMetrics } from './running/metrics.js';
import { readiness } from './running/readiness.js';
import { mindedAtStart, partsInMode, systemClock } from './server-parts.js';
import type { Settings } from './settings/settings.js';
import { version } from './version.js';

export type ServeOptions = {
  readonly dataFolder: string;
  readonly settings?: Settings | undefined;
  readonly host?: string | undefined;
  readonly port: number;
  readonly evaluation: boolean;
  readonly log?: Log | undefined;
  readonly webFolder?: string | undefined;
};

export type Serving = {
  readonly address: string;
  /** Where metrics are answered; null where none are wanted. */
  readonly metricsAddress: string | null;
  readonly parts: Parts;
  /** For the first administrator, to be printed once; null where somebody minds the accounts, or a link was made before. */
  readonly firstLink: string | null;
  /** Whether nobody minds the accounts yet. */
  readonly unminded: boolean;
  readonly stop: () => Promise<void>;
};

export { CannotServe } from './cannot-serve.js';
export { localPartsOf, newFirstLink, partsOf } from './server-parts.js';

export const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));
export const serverFile = (dataFolder: string): string => join(dataFolder, 'server.json');

export type StorePlace = Pick<
  Settings,
  'databaseUrl' | 'databaseOwnerUrl' | 'readDatabaseUrl' | 'journalHash' | 'connections' | 'pgBin'
> & {
  readonly dataFolder: string;
  readonly answerWithin?: number;
};

/** Takes the settings whole; what is no place of the store is left aside. */
export const openLedgerStore = (place: StorePlace): Promise<Store> => {
  const { dataFolder, databaseUrl, databaseOwnerUrl: ownerUrl, readDatabaseUrl, journalHash: algorithm } = place;
  const { connections, pgBin, answerWithin } = place;
  return openStore({ dataFolder, databaseUrl, ownerUrl, readDatabaseUrl, algorithm, connections, pgBin, answerWithin, fold: foldScript });
};

const openDoor = async (port: number, host: string): Promise<FrontDoor> => {
  try {
    return await frontDoor(port, host);
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code === 'EADDRINUSE' ? new CannotServe('cli.portTaken', { port }) : fault;
  }
};

/** Tells the command line on this machine where the server is and how to be let in. */
const announce = async (dataFolder: string, address: string, token: string): Promise<void> => {
  await mkdir(dataFolder, { recursive: true });
  const file = serverFile(dataFolder);
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ address, token, pid: process.pid }), { mode: 0o600 });
  await chmod(file, 0o600);
};

type Measured = { readonly metrics: MeasuredMetrics; readonly listener: MetricsListener } | null;

const measured = async (store: Store, { metrics: place }: Settings): Promise<Measured> => {
  if (place === undefined) return null;
  const metrics = await measure(store, version);
  return { metrics, listener: await listenForMetrics(metrics, place) };
};

const begin = async (options: ServeOptions, door: FrontDoor, store: Store): Promise<Serving> => {
  const settings = options.settings ?? {};
  const log = options.log ?? logTo((line) => void process.stderr.write(`${line}\n`), settings.logLevel ?? 'warn', systemClock);
  const token = randomBytes(32).toString('base64url');
  const outlets = outletsOf(settings, systemClock);
  const channels = outlets.map(({ channel }) => channel);
  const meter = await measured(store, settings);
  const ready = readiness('starting');
  const more = { settings, channels, readiness: ready, metrics: meter?.metrics ?? noMetrics };
  const known = await partsInMode({ ...options, settings, store, log, localToken: token, address: door.address });
  const parts: Parts = { ...known, ...more };
  await endExpiredSessions(store, parts.clock().toISOString());
  const minded = await mindedAtStart(parts);
  door.open(createApp({ ...parts, webFolder: options.webFolder ?? builtWebApp }).fetch);
  await announce(options.dataFolder, door.address, token);
  const job = noticeJob(parts, outlets, settings.noticesEvery === undefined ? undefined : settings.noticesEvery * 1000);
  const clearing = clearingJob(parts);
  const signing = signingJob(parts, keyFileOf(options.dataFolder, settings));
  ready.become('ready');
  const stop = async (): Promise<void> => {
    ready.become('stopping');
    await rm(serverFile(options.dataFolder), { force: true });
    await wait((settings.stopDelay ?? 0) * 1000);
    await door.close();
    await job.stop();
    await clearing.stop();
    await signing.stop();
    await meter?.listener.close();
    await store.close();
  };
  const address = parts.accounts?.settings.origin ?? door.address;
  return { address, metricsAddress: meter?.listener.address ?? null, parts, ...minded, stop };
};

export const serve = async (options: ServeOptions): Promise<Serving> => {
  const host = options.host ?? '127.0.0.1';
  if (options.evaluation && !isLoopback(host)) throw new CannotServe('cli.evaluationLoopbackOnly', { host });
  const door = await openDoor(options.port, host);
  let store: Store | null = null;
  try {
    store = await openLedgerStore({ ...options.settings, dataFolder: options.dataFolder, answerWithin: limits.databaseMilliseconds });
    return await begin(options, door, store);
  } catch (fault) {
    await door.close();
    await store?.close();
    throw asCannotServe(fault);
  }
};
