/**
 * `taizhang restore` puts a backup into an empty place; `taizhang drill` does the same in a scratch folder, says whether it is equal, and takes the
 * folder away. A data folder is filled under another name and renamed when all is there, so that half of one is never taken for a ledger.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { foldScript } from '@taizhang/plan';
import { type Restored, restoreBackup, StoreFault } from '@taizhang/store';
import { EXIT } from '../exit.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { readBackupFile } from './backup-file.js';
import { saidPlainly, verdict } from './backup-words.js';
import { wantFile } from './read.js';

type Options = { readonly data?: string; readonly json?: boolean };

const intoFolder = async (file: string, folder: string): Promise<Restored> => {
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new StoreFault('restore/not-empty', `${folder} is not empty.`);
  const beside = `${folder}.restoring-${process.pid}`;
  try {
    const restored = await restoreBackup(readBackupFile(file), { dataFolder: beside, fold: foldScript });
    if (existsSync(folder)) rmdirSync(folder);
    renameSync(beside, folder);
    return restored;
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
};

const into = (file: string, folder: string, databaseUrl: string | undefined): Promise<Restored> =>
  databaseUrl ? restoreBackup(readBackupFile(file), { databaseUrl, fold: foldScript }) : intoFolder(file, folder);

const tell = (restored: Restored, place: string | null, options: Options, terminal: Terminal): number => {
  const { journals, entries, files, people } = restored;
  terminal.progress(null);
  if (options.json) terminal.out(JSON.stringify(restored));
  else {
    const counts = { journals, entries, files, people };
    terminal.out(place === null ? terminal.say('cli.drilled', counts) : terminal.say('cli.restored', { place, ...counts }));
    terminal.out(verdict(restored, terminal));
  }
  return restored.differences.length === 0 ? EXIT.ok : EXIT.refused;
};

export const restore = async (file: string, options: Options, terminal: Terminal): Promise<number> => {
  await wantFile(file, terminal);
  const folder = dataFolder(options.data, terminal.env);
  const databaseUrl = terminal.env.DATABASE_URL;
  const place = databaseUrl ? 'DATABASE_URL' : folder;
  terminal.progress(terminal.say('cli.progress.restore'));
  mkdirSync(dirname(folder), { recursive: true });
  try {
    return tell(await into(file, folder, databaseUrl), place, options, terminal);
  } catch (fault) {
    throw saidPlainly(fault, file, place, terminal);
  }
};

export const drill = async (file: string, options: Options, terminal: Terminal): Promise<number> => {
  await wantFile(file, terminal);
  const scratch = mkdtempSync(join(tmpdir(), 'taizhang-drill-'));
  terminal.progress(terminal.say('cli.progress.restore'));
  try {
    return tell(await intoFolder(file, join(scratch, 'data')), null, options, terminal);
  } catch (fault) {
    throw saidPlainly(fault, file, scratch, terminal);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
};
