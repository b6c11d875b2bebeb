/**
 * `taizhang verify`: recomputes the hashes of an exported journal (alone, offline), of one plan or of all, holds them against signed heads, and names
 * the first thing that does not fit. A live ledger is also held against what this machine keeps beside its signing key.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { KeptEvidence, Store, Verified } from '@taizhang/store';
import { Ended, EXIT } from '../exit.js';
import { ledgerWanted } from '../ledger.js';
import { settingsOf } from '../settings.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { readBytes } from './read.js';
import { tellVerified } from './tell-verified.js';

type Options = {
  readonly data?: string;
  readonly plan?: string;
  readonly json?: boolean;
  readonly at?: string;
  readonly hash?: string;
  readonly heads?: string;
  readonly key?: string;
};
type Head = { readonly seq: number; readonly hash: string };

const badOption = (option: string, value: string, terminal: Terminal): Ended =>
  new Ended(EXIT.usage, terminal.say('cli.badOption', { option, value }));

/** The head that a report prints: both or neither, and then of one plan or one file. */
const headOf = ({ at, hash, plan }: Options, file: string | undefined, terminal: Terminal): Head | undefined => {
  if (at === undefined && hash === undefined) return undefined;
  const seq = Number(at);
  if (!/^\d{1,9}$/.test(at ?? '') || seq === 0) throw badOption('--at', at ?? '', terminal);
  if (!/^(?:sm3:)?[0-9a-f]{64}$/.test(hash ?? '')) throw badOption('--hash', hash ?? '', terminal);
  if (plan === undefined && file === undefined) throw badOption('--plan', '', terminal);
  return { seq, hash: hash ?? '' };
};

/** What the person who asks knows from elsewhere. */
const keptFrom = async (options: Options, against: Head | undefined, terminal: Terminal): Promise<KeptEvidence> => {
  const { heads, key } = options;
  if (key !== undefined && !/^[0-9a-f]{64}$/.test(key)) throw badOption('--key', key, terminal);
  const given = { trusted: key === undefined ? [] : [key], against: against === undefined ? [] : [against] };
  if (heads === undefined) return given;
  const bytes = await readBytes(heads, terminal);
  const { readKeptHeads } = await import('@taizhang/store');
  return { ...given, ...readKeptHeads(new TextDecoder().decode(bytes)) };
};

const verifyFile = async (file: string, kept: KeptEvidence, terminal: Terminal): Promise<readonly Verified[]> => {
  await readBytes(file, terminal); // says in one line why a file cannot be opened
  const { verifyExport } = await import('@taizhang/store');
  return [await verifyExport(createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY }), kept)];
};

type Checked = { readonly results: readonly Verified[]; readonly files: readonly string[] | null };

const journals = async (store: Store, options: Options, kept: KeptEvidence): Promise<readonly Verified[]> => {
  const { journalIds, verifyJournal } = await import('@taizhang/store');
  const results: Verified[] = [];
  const wanted = options.plan === undefined ? await journalIds(store, kept) : [options.plan];
  for (const journalId of wanted) results.push(await verifyJournal(store, journalId, kept));
  return results;
};

const verifyStore = async (options: Options, given: KeptEvidence, terminal: Terminal): Promise<Checked> => {
  const folder = dataFolder(options.data, terminal.env);
  await ledgerWanted(folder, terminal);
  const [{ damagedFiles, keptBeside }, { keyFileOf, openLedgerStore }] = await Promise.all([
    import('@taizhang/store'),
    import('@taizhang/server'),
  ]);
  const settings = await settingsOf(terminal);
  const beside = keptBeside(keyFileOf(folder, settings));
  const kept = {
    ...given,
    keys: [...(beside.keys ?? []), ...(given.keys ?? [])],
    heads: [...(beside.heads ?? []), ...(given.heads ?? [])],
  };
  const store = await openLedgerStore({ ...settings, dataFolder: folder });
  try {
    const results = await journals(store, options, kept);
    return { results, files: options.plan === undefined ? await damagedFiles(store) : null };
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
  const kept = await keptFrom(options, against, terminal);
  const checked =
    file === undefined ? await verifyStore(options, kept, terminal) : { results: await verifyFile(file, kept, terminal), files: null };
  const { results, files } = checked;
  if (options.json) terminal.out(JSON.stringify(results, null, 1));
  else
    for (const line of tellVerified(results, files, options.key === undefined && options.heads === undefined, terminal)) terminal.out(line);
  const [only] = results;
  if (against !== undefined && only?.ok && !options.json)
    terminal.out(terminal.say('cli.verifiedAt', { journal: only.journal, seq: against.seq }));
  return results.every((verified) => verified.ok) && (files ?? []).length === 0 ? EXIT.ok : EXIT.refused;
};
