/**
 * Checks an unpacked archive package: every file against the manifest by both hashes, none more and none fewer, the log as an export, and each file that
 * the log names against the log. Goes into the package as it is compiled: it imports node: and its neighbours, nothing else.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { createInterface } from 'node:readline';
import type { Head, Verified } from './fault.js';
import { verifyExport } from './verify-export.js';

export const PACKAGE_FORMAT = 'taizhang-archive';
export const MANIFEST = 'manifest.json';
export const LOG = 'log/journal.jsonl';

export type PackedFile = { readonly path: string; readonly bytes: number; readonly sha256: string; readonly sm3: string };
export type PackageManifest = {
  readonly format: typeof PACKAGE_FORMAT;
  readonly version: 1;
  readonly plan: string;
  readonly period: string;
  /** The last entry of the log, and the one that the consolidated report was made from. */
  readonly head: Head & { readonly at: string };
  readonly reportHead: Head | null;
  readonly files: readonly PackedFile[];
};

export type PackageFault =
  | { readonly what: 'noManifest' }
  | { readonly what: 'fileMissing' | 'fileExtra' | 'fileNotInLog'; readonly name: string }
  | { readonly what: 'fileChanged'; readonly name: string; readonly algorithm: string; readonly expected: string };
export type PackageVerified = { readonly files: number; readonly faults: readonly PackageFault[]; readonly log: Verified | null };

/** `trusted`: fingerprints of keys known from elsewhere. */
export async function verifyPackage(folder: string, trusted: readonly string[] = []): Promise<PackageVerified> {
  const manifest = readManifest(folder);
  if (manifest === null) return { files: 0, faults: [{ what: 'noManifest' }], log: null };
  const there = filesIn(folder);
  const faults = [...(await fileFaults(folder, manifest, there)), ...extraFaults(manifest, there)];
  if (!there.has(LOG)) return { files: there.size, faults, log: null };
  const named = new Set<string>();
  const against = [manifest.head, ...(manifest.reportHead === null ? [] : [manifest.reportHead])];
  const log = await verifyExport(watched(linesOf(join(folder, LOG)), named), { trusted, against });
  return { files: there.size, faults: [...faults, ...unnamedFaults(manifest, named)], log };
}

const isOfTheLog = (path: string): boolean => path.startsWith('original/') || path.startsWith('evidence/files/');

/** A file put in place of another, with a manifest to fit, is not the one that the log names; and one the log names may not be left out. */
function unnamedFaults({ files }: PackageManifest, named: ReadonlySet<string>): readonly PackageFault[] {
  const packed = files.filter(({ path }) => isOfTheLog(path));
  const hashes = new Set(packed.map(({ sha256 }) => sha256));
  return [
    ...packed.filter(({ sha256 }) => !named.has(sha256)).map(({ path }) => ({ what: 'fileNotInLog', name: path }) as const),
    ...[...named].filter((sha256) => !hashes.has(sha256)).map((sha256) => ({ what: 'fileMissing', name: `SHA-256 ${sha256}` }) as const),
  ];
}

/** Hashes of files that an entry's line names: in its text, which is a string within the line. Signed heads carry running hashes, which are no files. */
export const filesNamedIn = (line: string): readonly string[] =>
  line.startsWith('{"signedHead"') ? [] : [...line.matchAll(/\\"sha256\\":\\"([0-9a-f]{64})\\"/g)].map(([, sha256]) => sha256 as string);

async function* watched(lines: AsyncIterable<string>, named: Set<string>): AsyncGenerator<string> {
  for await (const line of lines) {
    for (const sha256 of filesNamedIn(line)) named.add(sha256);
    yield line;
  }
}

const linesOf = (file: string): AsyncIterable<string> => createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: 0 });

async function fileFaults(folder: string, { files }: PackageManifest, there: ReadonlySet<string>): Promise<readonly PackageFault[]> {
  const faults: PackageFault[] = [];
  for (const { path, sha256, sm3 } of files) {
    if (!there.has(path)) faults.push({ what: 'fileMissing', name: path });
    else {
      const found = await hashesOf(createReadStream(join(folder, path)));
      if (found.sha256 !== sha256) faults.push({ what: 'fileChanged', name: path, algorithm: 'SHA-256', expected: sha256 });
      else if (found.sm3 !== sm3) faults.push({ what: 'fileChanged', name: path, algorithm: 'SM3', expected: sm3 });
    }
  }
  return faults;
}

function extraFaults({ files }: PackageManifest, there: ReadonlySet<string>): readonly PackageFault[] {
  const listed = new Set([MANIFEST, ...files.map(({ path }) => path)]);
  return [...there].filter((path) => !listed.has(path)).map((name) => ({ what: 'fileExtra', name }));
}

async function hashesOf(chunks: AsyncIterable<Uint8Array>): Promise<{ readonly sha256: string; readonly sm3: string }> {
  const [sha256, sm3] = [createHash('sha256'), createHash('sm3')];
  for await (const chunk of chunks) {
    sha256.update(chunk);
    sm3.update(chunk);
  }
  return { sha256: sha256.digest('hex'), sm3: sm3.digest('hex') };
}

/** Links and whatever else is no plain file count too: nothing of the kind is ever packed. */
const filesIn = (folder: string): ReadonlySet<string> =>
  new Set(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '.').length + 1))
      .map((path) => path.split(sep).join('/'))
      .toSorted(),
  );

function readManifest(folder: string): PackageManifest | null {
  const file = join(folder, MANIFEST);
  if (!existsSync(file)) return null;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as PackageManifest;
    return read.format === PACKAGE_FORMAT && read.version === 1 && Array.isArray(read.files) && typeof read.head?.hash === 'string'
      ? read
      : null;
  } catch {
    return null;
  }
}
