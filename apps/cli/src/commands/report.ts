/** `taizhang report`: the consolidated report of a period, in the form that the file's ending names. */
import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { Ended, EXIT } from '../exit.js';
import { wanted, withLedger } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { asOfQuery } from './periods.js';

type Options = { readonly data?: string; readonly output: string; readonly asOf?: string };

export const report = (planId: string, periodId: string, options: Options, terminal: Terminal): Promise<number> => {
  const format = extname(options.output).slice(1).toLowerCase();
  if (!['docx', 'pdf', 'xlsx'].includes(format))
    throw new Ended(EXIT.usage, terminal.say('cli.badOption', { option: '--output', value: options.output }));
  return withLedger(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    const place = `/api/plans/${encodeURIComponent(planId)}/periods/${encodeURIComponent(periodId)}/report`;
    const answer = await wanted(await ledger.request(`${place}?format=${format}&${asOfQuery(options.asOf)}`), terminal);
    await writeFile(options.output, new Uint8Array(await answer.arrayBuffer()));
    terminal.error(terminal.say('cli.exported', { file: options.output }));
    return EXIT.ok;
  });
};
