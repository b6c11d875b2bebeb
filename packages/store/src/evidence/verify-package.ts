/**
 * Checks an archive package unpacked in a folder: every file against manifest.json by SHA-256 and SM3, nothing missing and nothing beside it, the journal
 * by its chain and signatures, and the head that the manifest names. Needs Node alone.
 */
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { digest } from './digests.js';
import type { Verified } from './fault.js';
import { verifyExport } from './verify-export.js';

export const PACKAGE_FORMAT = 'taizhang-archive';
export const MANIFEST = 'manifest.json';
export const JOURNAL = 'journal.jsonl';

export type PackageFile = { readonly name: string; readonly bytes: number; readonly sha256: string; readonly sm3: string };
export type PackageManifest = {
  readonly format: typeof PACKAGE_FORMAT;
  readonly version: 1;
  readonly plan: string;
  readonly period: string;
  readonly head: { readonly seq: number; readonly hash: string };
  readonly files: readonly PackageFile[];
};

/** A key of the catalogue under `evidence.package.`, with its values. */
export type PackageFault = { readonly what: string; readonly params: Readonly<Record<string, string | number>> };
export type PackageVerified = { readonly faults: readonly PackageFault[]; readonly journal: Verified | null; readonly files: number };

export const fileOf = (name: string, bytes: Uint8Array): PackageFile => ({
  ...{ name, bytes: bytes.length },
  ...{ sha256: digest('sha256', bytes), sm3: digest('sm3', bytes) },
});

const namesIn = (folder: string, from = folder): readonly string[] =>
  readdirSync(from).flatMap((name) => {
    const path = join(from, name);
    return statSync(path).isDirectory() ? namesIn(folder, path) : [relative(folder, path).split(sep).join('/')];
  });

const manifestIn = (folder: string): PackageManifest | null => {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as PackageManifest;
    return manifest.format === PACKAGE_FORMAT && Array.isArray(manifest.files) ? manifest : null;
  } catch {
    return null;
  }
};

const fileFault = (folder: string, { name, sha256, sm3 }: PackageFile): readonly PackageFault[] => {
  const path = join(folder, name);
  if (!existsSync(path)) return [{ what: 'fileMissing', params: { name } }];
  const bytes = readFileSync(path);
  if (digest('sha256', bytes) !== sha256) return [{ what: 'fileChanged', params: { name, algorithm: 'SHA-256', expected: sha256 } }];
  return digest('sm3', bytes) === sm3 ? [] : [{ what: 'fileChanged', params: { name, algorithm: 'SM3', expected: sm3 } }];
};

/** `trusted`: fingerprints of keys known from elsewhere. */
export const verifyPackage = async (folder: string, trusted: readonly string[] = []): Promise<PackageVerified> => {
  const manifest = manifestIn(folder);
  if (manifest === null) return { faults: [{ what: 'noManifest', params: {} }], journal: null, files: 0 };
  const listed = new Set([MANIFEST, ...manifest.files.map(({ name }) => name)]);
  const extra = namesIn(folder).filter((name) => !listed.has(name));
  const faults = [
    ...manifest.files.flatMap((file) => fileFault(folder, file)),
    ...extra.map((name) => ({ what: 'fileExtra', params: { name } })),
  ];
  const path = join(folder, JOURNAL);
  const lines = existsSync(path) ? createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY }) : [];
  const journal = await verifyExport(lines, { trusted, against: [manifest.head] });
  return { faults, journal, files: manifest.files.length };
};
