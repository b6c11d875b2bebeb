/** `taizhang rebuild`: makes the views anew from the journals. Safe while a server runs: each journal's writers wait their turn. */
import { EXIT } from '../exit.js';
import { ledgerWanted } from '../ledger.js';
import { settingsOf } from '../settings.js';
import { dataFolder, type Terminal } from '../terminal.js';

export const rebuildViews = async (options: { readonly data?: string }, terminal: Terminal): Promise<number> => {
  const folder = dataFolder(options.data, terminal.env);
  await ledgerWanted(folder, terminal);
  const [{ rebuild }, { openLedgerStore }] = await Promise.all([import('@taizhang/store'), import('@taizhang/server')]);
  terminal.progress(terminal.say('cli.progress.rebuilding'));
  const store = await openLedgerStore({ ...(await settingsOf(terminal)), dataFolder: folder });
  try {
    await rebuild(store);
    const found = await store.pool.query<{ plans: number; entries: number }>(
      `select count(*) filter (where journal_id <> 'directory')::int as plans, coalesce(sum(seq), 0)::int as entries from journal`,
    );
    const { plans = 0, entries = 0 } = found.rows[0] ?? {};
    terminal.progress(null);
    terminal.out(terminal.say('cli.rebuilt', { plans, entries }));
    return EXIT.ok;
  } finally {
    await store.close();
  }
};
