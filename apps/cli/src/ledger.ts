/**
 * The ledger as a command sees it: the running server of this data folder, reached over its API with the token it left for this machine; where
 * none runs, the same application over the store, opened for this one command. Either way it is the public API that answers.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '@taizhang/contract';
import { Ended, EXIT } from './exit.js';
import { settingsOf } from './settings.js';
import type { Terminal } from './terminal.js';

export type Ledger = {
  readonly request: (path: string, init?: RequestInit) => Promise<Response>;
  readonly running: boolean;
  readonly close: () => Promise<void>;
};

type Announced = { readonly address: string; readonly token: string };

const announced = async (dataFolder: string): Promise<Announced | null> => {
  try {
    return JSON.parse(await readFile(join(dataFolder, 'server.json'), 'utf8')) as Announced;
  } catch {
    return null;
  }
};

/** A file left behind by a server that was killed names a place where nobody answers. */
export const runningServer = async (dataFolder: string): Promise<Announced | null> => {
  const server = await announced(dataFolder);
  if (server === null) return null;
  try {
    const answer = await fetch(`${server.address}/api/health`, { signal: AbortSignal.timeout(3000) });
    return answer.ok ? server : null;
  } catch {
    return null;
  }
};

const withToken = (init: RequestInit | undefined, token: string, locale: string): RequestInit => {
  const headers = new Headers(init?.headers);
  headers.set('authorization', `Bearer ${token}`);
  headers.set('accept-language', locale);
  return { ...init, headers };
};

const overNetwork = ({ address, token }: Announced, terminal: Terminal): Ledger => ({
  running: true,
  request: (path, init) => fetch(address + path, withToken(init, token, terminal.locale)),
  close: async () => {},
});

const overStore = async (dataFolder: string, terminal: Terminal): Promise<Ledger> => {
  terminal.progress(terminal.say('cli.progress.starting'));
  const { createApp, localPartsOf, openLedgerStore, silent } = await import('@taizhang/server');
  const token = crypto.randomUUID();
  const store = await openLedgerStore({ ...(await settingsOf(terminal)), dataFolder });
  try {
    const app = createApp({ ...(await localPartsOf(store, silent, token)), webFolder: null });
    terminal.progress(null);
    return {
      running: false,
      request: async (path, init) => app.request(path, withToken(init, token, terminal.locale)),
      close: () => store.close(),
    };
  } catch (fault) {
    await store.close();
    throw fault;
  }
};

export const openLedger = async (dataFolder: string, terminal: Terminal): Promise<Ledger> => {
  const server = await runningServer(dataFolder);
  return server ? overNetwork(server, terminal) : overStore(dataFolder, terminal);
};

export const withLedger = async <T>(dataFolder: string, terminal: Terminal, use: (ledger: Ledger) => Promise<T>): Promise<T> => {
  const ledger = await openLedger(dataFolder, terminal);
  try {
    return await use(ledger);
  } finally {
    await ledger.close();
  }
};

export const problemIn = async (answer: Response): Promise<Problem> => (await answer.json()) as Problem;

/** What only reads must not begin a ledger where none is: a folder named by mistake stays as it was. */
export const ledgerWanted = async (dataFolder: string, terminal: Terminal): Promise<void> => {
  if (terminal.env.DATABASE_URL) return;
  const { hasLedger } = await import('@taizhang/store');
  if (!hasLedger(dataFolder)) throw new Ended(EXIT.usage, terminal.say('cli.noLedger', { folder: dataFolder }));
};

/** `withLedger` for commands that only read. */
export const withLedgerThere = async <T>(dataFolder: string, terminal: Terminal, use: (ledger: Ledger) => Promise<T>): Promise<T> => {
  if ((await runningServer(dataFolder)) === null) await ledgerWanted(dataFolder, terminal);
  return withLedger(dataFolder, terminal, use);
};

/** The answer, or the end of the command with the problem's own words. */
export const wanted = async (answer: Response, terminal: Terminal): Promise<Response> => {
  if (answer.ok) return answer;
  const { title, detail, status } = await problemIn(answer);
  throw new Ended(status >= 500 ? EXIT.fault : EXIT.refused, terminal.say('cli.sentences', { title, detail }));
};
