/** `taizhang serve`: starts the server, brings in the project's own sample on the first start and the files named, and waits to be told to stop. */
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { LOCALES, message } from '@taizhang/i18n';
import { CannotServe, minuteOf, type Serving, sampleBrokenOff, serve as startServing, tellSample } from '@taizhang/server';
import { newestEntryAt } from '@taizhang/store';
import { Ended, EXIT } from '../exit.js';
import { type Ledger, openLedger } from '../ledger.js';
import { settingsOf } from '../settings.js';
import { dataFolder, type Terminal } from '../terminal.js';
import { bringIn, sayBroughtIn } from './import.js';

type Options = { readonly data?: string; readonly host?: string; readonly port: string; readonly evaluation?: boolean };

/**
 * Collects sooner: the heap may grow by a third over what is used, where by itself it grows to twice and more. No bound, so nothing fails for it; read
 * at every collection, so it holds from here on.
 */
const HEAP_GROWTH = '--heap-growing-percent=30';

const SAMPLES = fileURLToPath(new URL('../../../../fixtures/sample', import.meta.url));

/** The sample's Word file; none where the project is installed without its fixtures. */
const sampleFile = (): string | null => {
  const name = existsSync(SAMPLES) ? readdirSync(SAMPLES).find((file) => file.endsWith('.docx')) : undefined;
  return name === undefined ? null : `${SAMPLES}/${name}`;
};

const portOf = (word: string, terminal: Terminal): number => {
  const port = Number(word);
  if (/^\d{1,5}$/.test(word) && port < 65_536) return port;
  throw new Ended(EXIT.usage, terminal.say('cli.badOption', { option: '--port', value: word }));
};

const isFirstStart = async (ledger: Ledger): Promise<boolean> => {
  const listed = (await (await ledger.request('/api/plans')).json()) as { plans: readonly unknown[] };
  return listed.plans.length === 0;
};

/** A file that cannot be brought in is said, and keeps nothing else from starting. */
const bringInAll = async (files: readonly string[], ledger: Ledger, terminal: Terminal): Promise<void> => {
  for (const file of files) {
    try {
      terminal.out(await sayBroughtIn(await bringIn(file, ledger, terminal), ledger, terminal));
    } catch (fault) {
      if (!(fault instanceof Ended)) throw fault;
      terminal.error(fault.message);
    }
  }
};

/** A ledger that is alive: the sample plan with three half-years behind it, or as it is read with TAIZHANG_SAMPLE=plain. */
const tellSampleStory = async (file: string, serving: Serving, ledger: Ledger, terminal: Terminal): Promise<void> => {
  terminal.progress(terminal.say('cli.progress.starting'));
  const planId = await tellSample({ bytes: await readFile(file), fileName: basename(file) }, serving.parts);
  terminal.progress(null);
  terminal.out(await sayBroughtIn({ planId, known: false }, ledger, terminal));
};

const begin = async (files: readonly string[], data: string, serving: Serving, terminal: Terminal): Promise<void> => {
  const ledger = await openLedger(data, terminal);
  const { sample: wanted } = serving.parts.settings;
  const begins = wanted !== 'none' && ((await isFirstStart(ledger)) || (await sampleBrokenOff(serving.parts)));
  const sample = serving.parts.evaluation !== null && begins ? sampleFile() : null;
  const plain = wanted === 'plain';
  if (sample !== null && !plain) await tellSampleStory(sample, serving, ledger, terminal);
  await bringInAll([...(sample !== null && plain ? [sample] : []), ...files], ledger, terminal);
  await ledger.close();
};

const A_MINUTE = 60_000;

/** Until the clock has caught up, new entries bear the time of the newest: an operator should know. */
const sayIfClockIsBehind = async ({ parts }: Serving, terminal: Terminal): Promise<void> => {
  const newest = await newestEntryAt(parts.store);
  const now = parts.clock();
  if (newest === null || Date.parse(newest) < now.getTime() + A_MINUTE) return;
  terminal.error(terminal.say('cli.clockBehind', { now: minuteOf(now.toISOString()), newest: minuteOf(newest) }));
};

const toldToStop = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });

/** In Chinese and in English, whatever the shell speaks: it is the first line that anybody reads. */
const sayAddress = (serving: Serving, terminal: Terminal): void => {
  const { address } = serving;
  const chinese = terminal.locale === 'zh-Hant' ? LOCALES[1] : LOCALES[0];
  terminal.out(`${message(chinese, 'cli.serving', { address })}  ·  ${message('en', 'cli.serving', { address })}`);
  terminal.out(terminal.say(serving.parts.evaluation === null ? 'cli.serving.production' : 'cli.serving.evaluation'));
  if (serving.firstLink !== null) terminal.out(terminal.say('cli.firstLink', { link: serving.firstLink }));
  else if (serving.unminded) terminal.out(terminal.say('cli.unminded'));
};

const started = async (options: Options, data: string, terminal: Terminal): Promise<Serving> => {
  const port = portOf(options.port, terminal);
  terminal.progress(terminal.say('cli.progress.starting'));
  try {
    return await startServing({
      dataFolder: data,
      settings: await settingsOf(terminal),
      host: options.host,
      port,
      evaluation: options.evaluation ?? false,
    });
  } catch (fault) {
    if (fault instanceof CannotServe) throw new Ended(EXIT.usage, terminal.say(fault.code, fault.params));
    throw fault;
  } finally {
    terminal.progress(null);
  }
};

export const serve = async (files: readonly string[], options: Options, terminal: Terminal): Promise<number> => {
  setFlagsFromString(HEAP_GROWTH);
  const data = dataFolder(options.data, terminal.env);
  const stopping = toldToStop();
  const serving = await started(options, data, terminal);
  await sayIfClockIsBehind(serving, terminal);
  await begin(files, data, serving, terminal);
  sayAddress(serving, terminal);
  await stopping;
  await serving.stop();
  terminal.out(terminal.say('cli.stopped'));
  return EXIT.ok;
};
