/** `taizhang export`: the ledger of a plan, or its journal, into a file or to standard output. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Ended, EXIT } from '../exit.js';
import { wanted, withLedgerThere } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { asOfQuery } from './periods.js';

export const FORMATS = ['xlsx', 'csv', 'json', 'journal'] as const;
const ENDINGS = { xlsx: 'xlsx', csv: 'csv', json: 'json', journal: 'jsonl' } as const;

type Options = { readonly data?: string; readonly format: string; readonly output?: string; readonly asOf?: string };

const isFormat = (word: string): word is (typeof FORMATS)[number] => FORMATS.some((format) => format === word);

export const exportPlan = (planId: string, options: Options, terminal: Terminal): Promise<number> => {
  const { format } = options;
  if (!isFormat(format)) throw new Ended(EXIT.usage, terminal.say('cli.badOption', { option: '--format', value: format }));
  const file = options.output ?? `${planId}.${ENDINGS[format]}`;
  return withLedgerThere(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    const place = `/api/plans/${encodeURIComponent(planId)}/export?format=${format}&${asOfQuery(options.asOf)}`;
    const answer = await wanted(await ledger.request(place), terminal);
    const bytes = Readable.from([Buffer.from(await answer.arrayBuffer())]);
    if (file === '-') {
      await pipeline(bytes, process.stdout, { end: false });
      return EXIT.ok;
    }
    await pipeline(bytes, createWriteStream(file));
    terminal.error(terminal.say('cli.exported', { file }));
    return EXIT.ok;
  });
};
