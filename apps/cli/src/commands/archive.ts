/** `taizhang archive`: the archive package of a period. Under its name stands only a whole one: it is written beside it and named when it is there. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { EXIT } from '../exit.js';
import { wanted, withLedgerThere } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { asOfQuery } from './periods.js';

type Options = { readonly data?: string; readonly output: string; readonly asOf?: string };

const kept = async (answer: Response, file: string): Promise<void> => {
  const half = `${file}.part`;
  try {
    await pipeline(Readable.fromWeb(answer.body as ReadableStream), createWriteStream(half));
    await rename(half, file);
  } finally {
    await rm(half, { force: true });
  }
};

export const archive = (planId: string, periodId: string, options: Options, terminal: Terminal): Promise<number> =>
  withLedgerThere(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    const place = `/api/plans/${encodeURIComponent(planId)}/periods/${encodeURIComponent(periodId)}/archive`;
    await kept(await wanted(await ledger.request(`${place}?${asOfQuery(options.asOf)}`), terminal), options.output);
    terminal.error(terminal.say('cli.exported', { file: options.output }));
    return EXIT.ok;
  });
