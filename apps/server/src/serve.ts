/** A server that listens: says that it starts, opens the store, knows who asks, answers, and stops in order (requests, jobs, then the store). */
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { foldScript } from '@taizhang/plan';
import { endExpiredSessions, openStore, type Store } from '@taizhang/store';
import type { Clock } from './clock.js';
import { createApp } from './http/app.js';
import { isLoopback } from './http/local-only.js';
import { evaluationIdentity } from './identity/evaluation.js';
import { limits } from './limits.js';
import { type Log, logTo } from './log.js';
import { noticeJob } from './notices/notice-job.js';
import { outletsOf } from './notices/outlets.js';
import type { Parts } from './parts.js';
import { type FrontDoor, frontDoor } from './running/front-door.js';
import { listenForMetrics, type MeasuredMetrics, type MetricsListener, measure, noMetrics } from './running/metrics.js';
import { readiness } from './running/readiness.js';
import type { Settings } from './settings/settings.js';
import { UnitNames } from './units/unit-names.js';
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
  readonly stop: () => Promise<void>;
};

/** Why a server does not start: a value of the command line's catalogue. */
export class CannotServe extends Error {
  constructor(
    readonly code: 'cli.evaluationLoopbackOnly' | 'cli.evaluationWanted' | 'cli.portTaken',
    readonly params: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
  }
}

export const builtWebApp = fileURLToPath(new URL('../../web/dist', import.meta.url));
export const serverFile = (dataFolder: string): string => join(dataFolder, 'server.json');

const systemClock: Clock = () => new Date();

export type StorePlace = Pick<Settings, 'databaseUrl' | 'connections' | 'pgBin'> & {
  readonly dataFolder: string;
  readonly answerWithin?: number;
};

export const openLedgerStore = ({ dataFolder, databaseUrl, connections, pgBin, answerWithin }: StorePlace): Promise<Store> =>
  openStore({ dataFolder, databaseUrl, connections, pgBin, answerWithin, fold: foldScript });

export const partsOf = async (store: Store, log: Log, localToken: string | null, clock: Clock = systemClock): Promise<Parts> => {
  const evaluation = await evaluationIdentity({ store, clock, newId: randomUUID, localToken });
  return {
    store,
    identity: evaluation,
    evaluation,
    names: new UnitNames(store),
    clock,
    newId: randomUUID,
    log,
    settings: {},
    readiness: readiness('ready'),
    metrics: noMetrics,
    version,
    channels: [],
    checkAnswers: false,
  };
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
  const parts: Parts = { ...(await partsOf(store, log, token)), ...more };
  await endExpiredSessions(store, parts.clock().toISOString());
  door.open(createApp({ ...parts, webFolder: options.webFolder ?? builtWebApp }).fetch);
  await announce(options.dataFolder, door.address, token);
  const job = noticeJob(parts, outlets);
  ready.become('ready');
  const stop = async (): Promise<void> => {
    ready.become('stopping');
    await rm(serverFile(options.dataFolder), { force: true });
    await wait((settings.stopDelay ?? 0) * 1000);
    await door.close();
    await job.stop();
    await meter?.listener.close();
    await store.close();
  };
  return { address: door.address, metricsAddress: meter?.listener.address ?? null, parts, stop };
};

export const serve = async (options: ServeOptions): Promise<Serving> => {
  const host = options.host ?? '127.0.0.1';
  if (!options.evaluation) throw new CannotServe('cli.evaluationWanted');
  if (!isLoopback(host)) throw new CannotServe('cli.evaluationLoopbackOnly', { host });
  const door = await openDoor(options.port, host);
  let store: Store | null = null;
  try {
    store = await openLedgerStore({ ...options.settings, dataFolder: options.dataFolder, answerWithin: limits.databaseMilliseconds });
    return await begin(options, door, store);
  } catch (fault) {
    await door.close();
    await store?.close();
    throw fault;
  }
};
