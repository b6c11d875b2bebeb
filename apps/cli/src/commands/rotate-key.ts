/** `taizhang rotate-key`: a new key signs the heads of journals from now on; the old one signs that it does, and its public part stays. */
import { Ended, EXIT } from '../exit.js';
import { ledgerWanted } from '../ledger.js';
import { settingsOf } from '../settings.js';
import { dataFolder, type Terminal } from '../terminal.js';

type Options = { readonly data?: string; readonly algorithm: string; readonly lost?: boolean };

export const rotate = async ({ data, algorithm, lost }: Options, terminal: Terminal): Promise<number> => {
  const folder = dataFolder(data, terminal.env);
  await ledgerWanted(folder, terminal);
  const [{ KEY_KINDS, rotateKey }, { keyFileOf, openLedgerStore }] = await Promise.all([
    import('@taizhang/store'),
    import('@taizhang/server'),
  ]);
  const kind = KEY_KINDS.find((one) => one === algorithm);
  if (kind === undefined) throw new Ended(EXIT.usage, terminal.say('cli.badOption', { option: '--algorithm', value: algorithm }));
  const settings = await settingsOf(terminal);
  const store = await openLedgerStore({ ...settings, dataFolder: folder });
  try {
    const { id } = await rotateKey(store, keyFileOf(folder, settings), kind, new Date().toISOString(), lost);
    terminal.out(terminal.say('cli.keyRotated', { key: id }));
    return EXIT.ok;
  } finally {
    await store.close();
  }
};
