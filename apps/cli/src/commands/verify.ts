/** `taizhang verify`: recomputes the hashes of an exported journal (alone, offline), of one plan or of all, and names the first entry that does not fit. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Store, Verified } from '@taizhang/store';
import { Ended, EXIT } from '../exit.js';
import { ledgerWanted } from '../ledger.js';
import { settingsOf } from '../settings.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { readBytes } from './read.js';

type Options = {
  readonly data?: string;
  readonly plan?: string;
  readonly json?: boolean;
  readonly at?: string;
  readonly hash?: string;
};
type Head = { readonly seq: number; readonly hash: string };

/** The head that a report prints: both or neither, and then of one plan or one file. */
const headOf = ({ at, hash, plan }: Options, file: string | undefined, terminal: Terminal): Head | undefined => {
  if (at === undefined && hash === undefined) return undefined;
  const seq = Number(at);
  const wrong = !/^\d{1,9}$/.test(at ?? '') || seq === 0 ? '--at' : !/^[0-9a-f]{64}$/.test(hash ?? '') ? '--hash' : null;
  const option = wrong ?? (plan === undefined && file === undefined ? '--plan' : null);
  if (option === null) return { seq, hash: hash ?? '' };
  throw new Ended(
    EXIT.usage,
    terminal.say('cli.badOption', { option, value: (option === '--at' ? at : option === '--hash' ? hash : plan) ?? '' }),
  );
};

const tell = (verified: Verified, terminal: Terminal): string =>
  verified.ok
    ? terminal.say('cli.verified', { journal: verified.journal, entries: verified.head.seq })
    : terminal.say('cli.verifyFailed', {
        journal: verified.journal,
        seq: verified.fault.seq,
        entry: verified.fault.entryId ?? '',
        reason: terminal.say(`cli.verifyReason.${verified.fault.what}`),
      });

const report = (results: readonly Verified[], options: Options, terminal: Terminal): number => {
  if (options.json) terminal.out(JSON.stringify(results, null, 1));
  else for (const verified of results) terminal.out(tell(verified, terminal));
  return results.every((verified) => verified.ok) ? EXIT.ok : EXIT.refused;
};

const verifyFile = async (file: string, against: Head | undefined, terminal: Terminal): Promise<readonly Verified[]> => {
  await readBytes(file, terminal); // says in one line why a file cannot be opened
  const { verifyExport } = await import('@taizhang/store');
  return [await verifyExport(createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY }), { against })];
};

const journalsOf = async (store: Store, plan: string | undefined): Promise<readonly string[]> => {
  if (plan !== undefined) return [plan];
  const found = await store.pool.query<{ journal_id: string }>('select journal_id from journal order by journal_id');
  return found.rows.map((row) => row.journal_id);
};

const verifyStore = async (options: Options, against: Head | undefined, terminal: Terminal): Promise<readonly Verified[]> => {
  const folder = dataFolder(options.data, terminal.env);
  await ledgerWanted(folder, terminal);
  const [{ verifyJournal }, { openLedgerStore }] = await Promise.all([import('@taizhang/store'), import('@taizhang/server')]);
  const store = await openLedgerStore({ ...(await settingsOf(terminal)), dataFolder: folder });
  try {
    const results: Verified[] = [];
    for (const journalId of await journalsOf(store, options.plan)) results.push(await verifyJournal(store, journalId, { against }));
    return results;
  } catch (fault) {
    if ((fault as { code?: string }).code === 'journal/not-found')
      throw new Ended(EXIT.refused, terminal.say('refusal.plan/not-found.title'));
    throw fault;
  } finally {
    await store.close();
  }
};

export const verify = async (file: string | undefined, options: Options, terminal: Terminal): Promise<number> => {
  const against = headOf(options, file, terminal);
  const results = file === undefined ? await verifyStore(options, against, terminal) : await verifyFile(file, against, terminal);
  const code = report(results, options, terminal);
  const [only] = results;
  if (against !== undefined && only?.ok && !options.json)
    terminal.out(terminal.say('cli.verifiedAt', { journal: only.journal, seq: against.seq }));
  return code;
};
