/** A server that listens: opens the store, knows who asks, answers, and stops in order (requests, then the store). */
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { foldScript } from '@taizhang/plan';
import { endExpiredSessions, openStore, type Store } from '@taizhang/store';
import type { Clock } from './clock.js';
import { createApp } from './http/app.js';
import { isLoopback } from './http/local-only.js';
import { evaluationIdentity } from './identity/evaluation.js';
import { limits } from './limits.js';
import { type Log, logTo } from './log.js';
import { noticeJob } from './notices/notice-job.js';
import { type OutletSettings, outletsOf } from './notices/outlets.js';
import type { Parts } from './parts.js';
import { UnitNames } from './units/unit-names.js';
import { version } from './version.js';

export type ServeOptions = {
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  readonly host?: string | undefined;
  readonly port: number;
  readonly evaluation: boolean;
  readonly log?: Log | undefined;
  readonly webFolder?: string | undefined;
  /** The environment, for the ways out of notices (mail, webhook). */
  readonly outlets?: OutletSettings | undefined;
};

export type Serving = {
  readonly address: string;
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

export const openLedgerStore = (options: Pick<ServeOptions, 'dataFolder' | 'databaseUrl'>): Promise<Store> =>
  openStore({ dataFolder: options.dataFolder, databaseUrl: options.databaseUrl, fold: foldScript });

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
    version,
    channels: [],
    checkAnswers: false,
  };
};

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      reject(fault.code === 'EADDRINUSE' ? new CannotServe('cli.portTaken', { port }) : fault),
    );
    server.listen(port, host, resolve);
  });

const addressOf = (server: Server, host: string): string => {
  const { port } = server.address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
};

/** Open requests end, idle connections are closed, what hangs is cut off after a while. */
const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), limits.stopMilliseconds);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });

/** Tells the command line on this machine where the server is and how to be let in. */
const announce = async (dataFolder: string, address: string, token: string): Promise<void> => {
  await mkdir(dataFolder, { recursive: true });
  const file = serverFile(dataFolder);
  await rm(file, { force: true });
  await writeFile(file, JSON.stringify({ address, token, pid: process.pid }), { mode: 0o600 });
  await chmod(file, 0o600);
};

const newServer = (parts: Parts, webFolder: string): Server => {
  const app = createApp({ ...parts, webFolder });
  const server = createServer({ maxHeaderSize: 2 * limits.addressBytes }, getRequestListener(app.fetch));
  server.headersTimeout = limits.headMilliseconds;
  server.requestTimeout = limits.requestMilliseconds;
  return server;
};

export const serve = async (options: ServeOptions): Promise<Serving> => {
  const host = options.host ?? '127.0.0.1';
  if (!options.evaluation) throw new CannotServe('cli.evaluationWanted');
  if (!isLoopback(host)) throw new CannotServe('cli.evaluationLoopbackOnly', { host });
  const log = options.log ?? logTo((line) => void process.stderr.write(`${line}\n`), 'warn', systemClock);
  const token = randomBytes(32).toString('base64url');
  const store = await openLedgerStore(options);
  try {
    const outlets = outletsOf(options.outlets ?? {}, systemClock);
    const parts = { ...(await partsOf(store, log, token)), channels: outlets.map(({ channel }) => channel) };
    await endExpiredSessions(store, parts.clock().toISOString());
    const server = newServer(parts, options.webFolder ?? builtWebApp);
    await listen(server, options.port, host);
    const address = addressOf(server, host);
    await announce(options.dataFolder, address, token);
    const job = noticeJob(parts, outlets);
    const stop = async (): Promise<void> => {
      await rm(serverFile(options.dataFolder), { force: true });
      await closeServer(server);
      await job.stop();
      await store.close();
    };
    return { address, parts, stop };
  } catch (fault) {
    await store.close();
    throw fault;
  }
};
