/** For tests: a TCP proxy between a pool and a real PostgreSQL that can cut, hold back answers, be late, and refuse. */
import { createServer, connect as dial, type Socket } from 'node:net';

export type FlakyProxy = {
  /** The database, reached through the proxy. */
  readonly databaseUrl: string;
  /** Ends every connection at once, as a restart or a firewall does. */
  cut(): void;
  /** While `true`, whoever comes is turned away. */
  refuse(refusing: boolean): void;
  /** Answers are held back until `release`; questions go on reaching the database. */
  hold(): void;
  /** The same, from the moment on at which a write of a journal goes by. */
  holdWrites(): void;
  release(): void;
  /** Cuts a connection right after its question number `n` (counted over all) has gone to the database; null stops that. */
  cutAfter(n: number | null): void;
  questions(): number;
  stop(): Promise<void>;
};

type Pair = { readonly client: Socket; readonly server: Socket; held: Buffer[] };

const upstreamOf = (databaseUrl: string): { readonly path: string } | { readonly host: string; readonly port: number } => {
  const url = new URL(databaseUrl.replace(/@\//, '@localhost/'));
  const folder = url.searchParams.get('host');
  const port = Number(url.searchParams.get('port') ?? (url.port || 5432));
  return folder?.startsWith('/') ? { path: `${folder}/.s.PGSQL.${port}` } : { host: url.hostname, port };
};

const through = (databaseUrl: string, port: number): string => {
  const url = new URL(databaseUrl.replace(/@\//, '@localhost/'));
  url.host = `127.0.0.1:${port}`;
  url.search = '';
  return url.href;
};

export async function startFlakyProxy(databaseUrl: string): Promise<FlakyProxy> {
  const pairs = new Set<Pair>();
  let [refusing, holding, waiting, asked] = [false, false, false, 0];
  let last: number | null = null;
  const end = (pair: Pair): void => {
    pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  };
  const listener = createServer((client) => {
    if (refusing) return void client.destroy();
    const pair: Pair = { client, server: dial(upstreamOf(databaseUrl)), held: [] };
    pairs.add(pair);
    client.on('data', (piece) => {
      asked += 1;
      if (waiting && piece.includes('update journal set')) holding = true;
      pair.server.write(piece);
      if (last !== null && asked >= last) pair.server.end(() => end(pair));
    });
    pair.server.on('data', (piece: Buffer) => (holding ? pair.held.push(piece) : client.write(piece)));
    for (const socket of [client, pair.server]) {
      socket.on('error', () => end(pair));
      socket.on('close', () => end(pair));
    }
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address() as { port: number };
  const cut = (): void => [...pairs].forEach(end);
  return {
    databaseUrl: through(databaseUrl, port),
    cut,
    refuse: (now) => {
      refusing = now;
    },
    hold: () => {
      holding = true;
    },
    holdWrites: () => {
      waiting = true;
    },
    release: () => {
      holding = false;
      waiting = false;
      for (const pair of pairs) for (const piece of pair.held.splice(0)) pair.client.write(piece);
    },
    cutAfter: (n) => {
      asked = 0;
      last = n;
    },
    questions: () => asked,
    stop: async () => {
      cut();
      await new Promise((resolve) => listener.close(resolve));
    },
  };
}
