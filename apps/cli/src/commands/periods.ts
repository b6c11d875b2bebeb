/** `taizhang periods`: the periods of a plan, a line each or as JSON. */
import { EXIT } from '../exit.js';
import { wanted, withLedger } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';

type Listed = {
  readonly periods: readonly {
    readonly periodId: string;
    readonly status: string;
    readonly calendar: { readonly dueOn: string };
    readonly sheets: number;
    readonly submitted: number;
    readonly late: number;
  }[];
};
type Options = { readonly data?: string; readonly json?: boolean; readonly asOf?: string };

export const asOfQuery = (asOf: string | undefined): string => (asOf === undefined ? '' : `asOf=${encodeURIComponent(asOf)}`);

export const periods = (planId: string, options: Options, terminal: Terminal): Promise<number> =>
  withLedger(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    const path = `/api/plans/${encodeURIComponent(planId)}/periods?${asOfQuery(options.asOf)}`;
    const listed = (await (await wanted(await ledger.request(path), terminal)).json()) as Listed;
    if (options.json) terminal.out(JSON.stringify(listed.periods, null, 1));
    else if (listed.periods.length === 0) terminal.out(terminal.say('cli.noPeriods'));
    else
      for (const { periodId, status, calendar, sheets, submitted, late } of listed.periods)
        terminal.out([periodId, status, calendar.dueOn, `${submitted}/${sheets}`, late].join('\t'));
    return EXIT.ok;
  });
