/** `taizhang administrator-link`: a new one-time link for the first administrator. Whoever may open the database proves by it that they run the place. */
import { newFirstLink, openLedgerStore, WrongIdentitySetting } from '@taizhang/server';
import { Ended, EXIT } from '../exit.js';
import { ledgerWanted } from '../ledger.js';
import { settingsOf } from '../settings.js';
import { dataFolder, type Terminal } from '../terminal.js';

type Options = { readonly data?: string; readonly port: string };

export const administratorLink = async (options: Options, terminal: Terminal): Promise<number> => {
  const folder = dataFolder(options.data, terminal.env);
  await ledgerWanted(folder, terminal);
  const settings = await settingsOf(terminal);
  const store = await openLedgerStore({ ...settings, dataFolder: folder });
  try {
    const link = await newFirstLink({ store, settings, standing: `http://localhost:${options.port}` });
    terminal.out(link === null ? terminal.say('cli.minded') : terminal.say('cli.firstLink', { link }));
    return link === null ? EXIT.refused : EXIT.ok;
  } catch (fault) {
    if (!(fault instanceof WrongIdentitySetting)) throw fault;
    throw new Ended(EXIT.usage, terminal.say('cli.identitySetting', { setting: fault.setting, reason: fault.reason }));
  } finally {
    await store.close();
  }
};
