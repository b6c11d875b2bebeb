/** `taizhang backup`: the whole ledger of one moment into one file, while it is being served. The schema is left as it is. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { EXIT } from '../exit.js';
import { ledgerWanted } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { version } from '../version.js';

type Options = { readonly data?: string; readonly output: string; readonly json?: boolean };

export const backup = async (options: Options, terminal: Terminal): Promise<number> => {
  const folder = dataFolder(options.data, terminal.env);
  await ledgerWanted(folder, terminal);
  const [{ backupLines, openStore }, { backupPlace, writeBackupFile }, { countsOf, sizeOf }] = await Promise.all([
    import('@taizhang/store'),
    import('./backup-file.js'),
    import('./backup-words.js'),
  ]);
  const at = new Date().toISOString();
  const file = backupPlace(options.output, at);
  mkdirSync(dirname(file), { recursive: true });
  terminal.progress(terminal.say('cli.progress.backup'));
  const store = await openStore({ dataFolder: folder, databaseUrl: terminal.env.DATABASE_URL, schema: 'as-is' });
  try {
    const lines = backupLines(store, { software: version, at });
    let counts = countsOf(null);
    const counted = async function* () {
      for (;;) {
        const { done, value } = await lines.next();
        if (done) {
          counts = countsOf(value);
          return;
        }
        yield value;
      }
    };
    const { bytes, sha256 } = await writeBackupFile(counted(), file);
    terminal.progress(null);
    if (options.json) terminal.out(JSON.stringify({ file, bytes, sha256, ...counts }));
    else {
      terminal.out(terminal.say('cli.backedUp', { file, ...counts, size: sizeOf(bytes) }));
      terminal.out(terminal.say('cli.backupFingerprint', { sha256 }));
    }
    return EXIT.ok;
  } finally {
    await store.close();
  }
};
