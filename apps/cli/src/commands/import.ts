/** `taizhang import`: brings a plan in, as the coordinator. */
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { Ended, EXIT } from '../exit.js';
import { type Ledger, problemIn, wanted, withLedger } from '../ledger.js';
import { mediaTypeOf } from '../media-type.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { readBytes } from './read.js';

type BroughtIn = { readonly planId: string; readonly known: boolean };

/** What the file is wrong with ends in the code for unreadable input, what the rules refuse in theirs. */
const UNREADABLE = new Set([413, 415, 422]);

export const bringIn = async (file: string, ledger: Ledger, terminal: Terminal): Promise<BroughtIn> => {
  const form = new FormData();
  form.set('commandId', randomUUID());
  form.set('file', new File([new Uint8Array(await readBytes(file, terminal))], basename(file), { type: mediaTypeOf(file) }));
  const answer = await ledger.request('/api/plans', { method: 'POST', body: form });
  if (answer.ok) return { planId: ((await answer.json()) as { planId: string }).planId, known: false };
  const problem = await problemIn(answer);
  if (problem.code === 'plan/already-brought-in' && problem.planId !== null) return { planId: problem.planId, known: true };
  const reason = terminal.say('cli.sentences', { title: problem.title, detail: problem.detail });
  if (UNREADABLE.has(problem.status)) throw new Ended(EXIT.usage, terminal.say('cli.unreadable', { file, reason }));
  throw new Ended(problem.status >= 500 ? EXIT.fault : EXIT.refused, reason);
};

export const sayBroughtIn = async ({ planId, known }: BroughtIn, ledger: Ledger, terminal: Terminal): Promise<string> => {
  if (known) return terminal.say('cli.alreadyImported', { planId });
  const plan = (await (await wanted(await ledger.request(`/api/plans/${planId}`), terminal)).json()) as {
    title: string | null;
    tasks: number;
  };
  return terminal.say('cli.imported', { title: plan.title ?? terminal.say('cli.outline.untitled'), planId, tasks: plan.tasks });
};

export const importPlan = (
  file: string,
  options: { readonly data?: string; readonly json?: boolean },
  terminal: Terminal,
): Promise<number> =>
  withLedger(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    terminal.progress(terminal.say('cli.progress.reading', { file }));
    const done = await bringIn(file, ledger, terminal).finally(() => terminal.progress(null));
    terminal.out(options.json ? JSON.stringify({ planId: done.planId, repeated: done.known }) : await sayBroughtIn(done, ledger, terminal));
    return EXIT.ok;
  });
