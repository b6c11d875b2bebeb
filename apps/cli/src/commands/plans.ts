/** `taizhang plans`: the plans of the ledger, a line each or as JSON. */
import { EXIT } from '../exit.js';
import { wanted, withLedgerThere } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';

type Listed = {
  readonly plans: readonly {
    readonly planId: string;
    readonly title: string | null;
    readonly tasks: number;
    readonly dispatched: number;
    readonly broughtInAt: string;
  }[];
};

export const plans = (options: { readonly data?: string; readonly json?: boolean }, terminal: Terminal): Promise<number> =>
  withLedgerThere(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    const listed = (await (await wanted(await ledger.request('/api/plans'), terminal)).json()) as Listed;
    if (options.json) terminal.out(JSON.stringify(listed.plans, null, 1));
    else if (listed.plans.length === 0) terminal.out(terminal.say('cli.noPlans'));
    else
      for (const plan of listed.plans)
        terminal.out(
          [plan.planId, plan.tasks, plan.broughtInAt.slice(0, 10), plan.title ?? terminal.say('cli.outline.untitled')].join('\t'),
        );
    return EXIT.ok;
  });
