/**
 * `taizhang archive PLAN PERIOD`: the archive package of a period, one zip: the plan's file as published, the report, each unit's sheet, files of evidence,
 * the journal with both running hashes and its signed heads, metadata, a manifest of hashes, and a verifier that needs only Node. Nothing is encrypted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { EXIT } from '../exit.js';
import { type Ledger, wanted, withLedgerThere } from '../ledger.js';
import { dataFolder, type Terminal } from '../terminal.js';

type Options = { readonly data?: string; readonly output?: string };
type Files = Record<string, Uint8Array>;
type Body = { readonly type: string; readonly at: string; readonly data: Readonly<Record<string, unknown>> };
type Place = { readonly planId: string; readonly periodId: string; readonly ledger: Ledger; readonly terminal: Terminal };

/** The same from src and from dist. */
const compiled = (path: string): URL => new URL(`../../../../packages/${path}`, import.meta.url);

const VERIFY = `// node verify.mjs [--key FINGERPRINT] [--lang zh-Hans|zh-Hant|en] [FOLDER]
import { fileURLToPath } from 'node:url';
import { fill } from './verifier/format.js';
import { tellPackage } from './verifier/tell-package.js';
import { words as hans } from './verifier/evidence.zh-hans.js';
import { words as hant } from './verifier/evidence.zh-hant.js';
import { words as en } from './verifier/evidence.en.js';

const words = { 'zh-Hans': hans, 'zh-Hant': hant, en };
const argv = process.argv.slice(2);
const own = fileURLToPath(new URL('.', import.meta.url));
const folder = argv.find((word, at) => !word.startsWith('--') && !argv[at - 1]?.startsWith('--')) ?? own;
process.exitCode = await tellPackage(argv, folder, { fill, words, print: (line) => console.log(line) });
`;

const text = (words: string): Uint8Array => new TextEncoder().encode(words);

const verifier = (): Files => {
  const evidence = compiled('store/dist/evidence/');
  const parts = readdirSync(evidence).filter((name) => name.endsWith('.js'));
  const words = ['zh-hans', 'zh-hant', 'en'].map((locale) => `evidence.${locale}.js`);
  return {
    'verify.mjs': text(VERIFY),
    'verifier/package.json': text('{"type":"module"}\n'),
    'verifier/format.js': readFileSync(compiled('i18n/dist/format.js')),
    ...Object.fromEntries(parts.map((name) => [`verifier/${name}`, readFileSync(new URL(name, evidence))])),
    ...Object.fromEntries(words.map((name) => [`verifier/${name}`, readFileSync(new URL(name, compiled('i18n/dist/catalogue/')))])),
  };
};

const planPath = ({ planId }: Place): string => `/api/plans/${encodeURIComponent(planId)}`;
const periodPath = (place: Place): string => `${planPath(place)}/periods/${encodeURIComponent(place.periodId)}`;

/** Null where the ledger has no such document, or this machine no means to make it; anything else ends the command: nothing is left out in silence. */
const fetched = async ({ ledger, terminal }: Place, path: string): Promise<Uint8Array | null> => {
  const answer = await ledger.request(path);
  if ([404, 409, 501].includes(answer.status)) return null;
  return new Uint8Array(await (await wanted(answer, terminal)).arrayBuffer());
};

const documents = async (place: Place): Promise<Files> => {
  const files: Files = {};
  const { ledger } = place;
  for (const format of ['docx', 'pdf', 'xlsx']) {
    const bytes = await fetched(place, `${periodPath(place)}/report?format=${format}`);
    if (bytes !== null) files[`documents/report.${format}`] = bytes;
  }
  const answer = await wanted(await ledger.request(`${planPath(place)}/units`), place.terminal);
  const { units } = (await answer.json()) as { readonly units: readonly { readonly unit: { readonly unitId: string } }[] };
  for (const { unitId } of units.map(({ unit }) => unit)) {
    const bytes = await fetched(place, `${periodPath(place)}/sheets/${encodeURIComponent(unitId)}/workbook`);
    if (bytes !== null) files[`sheets/${unitId}.xlsx`] = bytes;
  }
  return files;
};

type EvidenceFile = { readonly taskId: string; readonly evidenceId: string; readonly at: string; readonly name: string };

const evidence = async (place: Place, bodies: readonly Body[]): Promise<Files> => {
  const files: Files = {};
  const index: EvidenceFile[] = [];
  for (const { at, data } of bodies) {
    const { taskId, evidenceId } = data;
    if (typeof taskId !== 'string' || typeof evidenceId !== 'string' || !JSON.stringify(data).includes('"sha256"')) continue;
    const bytes = await fetched(
      place,
      `${planPath(place)}/tasks/${encodeURIComponent(taskId)}/evidence/${encodeURIComponent(evidenceId)}/file`,
    );
    if (bytes === null) continue;
    const name = `evidence/${encodeURIComponent(evidenceId)}`;
    files[name] = bytes;
    index.push({ taskId, evidenceId, at, name });
  }
  files['evidence/index.json'] = text(`${JSON.stringify(index, null, 1)}\n`);
  return files;
};

const xml = (words: string): string => words.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const metadata = (plan: Readonly<Record<string, unknown>>, { planId, periodId }: Place, at: string): Uint8Array => {
  const { title = '', issuer = '', documentNumber = '', issuedOn = '' } = plan;
  const all = { planId, periodId, title, issuer, documentNumber, issuedOn, capturedAt: at };
  const lines = Object.entries(all).map(([name, value]) => `  <${name}>${xml(String(value ?? ''))}</${name}>`);
  return text(`<?xml version="1.0" encoding="UTF-8"?>\n<archive>\n${lines.join('\n')}\n</archive>\n`);
};

export const archive = (planId: string, periodId: string, options: Options, terminal: Terminal): Promise<number> =>
  withLedgerThere(dataFolder(options.data, terminal.env), terminal, async (ledger) => {
    const place = { planId, periodId, ledger, terminal };
    const plan = (await (await wanted(await ledger.request(planPath(place)), terminal)).json()) as Readonly<Record<string, unknown>>;
    await wanted(await ledger.request(periodPath(place)), terminal);
    const journal = await (await wanted(await ledger.request(`${planPath(place)}/export?format=journal`), terminal)).text();
    const lines = journal.split('\n').filter((line) => line !== '');
    const { head } = JSON.parse(lines[0] ?? '{}') as { head: { seq: number; hash: string } };
    const bodies = lines.slice(1).flatMap((line) => {
      const { body } = JSON.parse(line) as { body?: string };
      return body === undefined ? [] : [JSON.parse(body) as Body];
    });
    const original = await fetched(place, `${planPath(place)}/original`);
    const files: Files = {
      ...(original === null ? {} : { 'documents/original': original }),
      ...(await documents(place)),
      ...(await evidence(place, bodies)),
      'journal.jsonl': text(journal),
      'metadata.xml': metadata(plan, place, bodies.at(-1)?.at ?? ''),
      ...verifier(),
    };
    const [{ zipSync }, { fileOf, PACKAGE_FORMAT }] = await Promise.all([import('fflate'), import('@taizhang/store')]);
    const listed = Object.keys(files).sort();
    const manifest = {
      ...{ format: PACKAGE_FORMAT, version: 1, plan: planId, period: periodId, head },
      files: listed.map((name) => fileOf(name, files[name] ?? new Uint8Array())),
    };
    const all: Files = { 'manifest.json': text(`${JSON.stringify(manifest, null, 1)}\n`) };
    for (const name of listed) all[name] = files[name] ?? new Uint8Array();
    const output = options.output ?? `${planId}-${periodId}.zip`;
    await writeFile(output, zipSync(all, { mtime: '1980-01-02T00:00:00' }));
    terminal.error(terminal.say('cli.exported', { file: output }));
    return EXIT.ok;
  });
