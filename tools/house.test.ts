/** The house keeps its walls: a workspace imports only what it lists, and the pure packages touch nothing of the world. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const PURE = ['packages/plan', 'packages/ledger', 'packages/identity', 'packages/contract', 'packages/i18n', 'packages/calendar'];

const workspaces = ['packages', 'apps'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`));

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
/** Names of packages in import and export statements (they begin a line) and in dynamic imports; words inside strings are not imports. */
const IMPORT = /(?:^(?:import|export|\})[^;'"`]*?from |^import |\bimport\()'([^'.][^']*)'/gm;
const packageOf = (name: string) =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');
const imported = (text: string) => [...text.matchAll(IMPORT)].map(([, name]) => packageOf(name as string));
const isTest = (file: string) => /\.test\.tsx?$|\/testing\//.test(file);

const sourcesOf = (place: string) => sources(`${place}/src`).filter((file) => !isTest(file));

describe.each(workspaces)('%s', (place) => {
  const {
    dependencies = {},
    optionalDependencies = {},
    devDependencies = {},
  } = JSON.parse(readFileSync(join(root, place, 'package.json'), 'utf8'));
  const listed = new Set(Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies }));
  const files = sourcesOf(place);

  it('imports only what it lists', () => {
    const missing = files.flatMap((file) =>
      imported(readFileSync(file, 'utf8'))
        .filter((name) => !name.startsWith('node:') && !listed.has(name))
        .map((name) => `${file.slice(root.length)} → ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('states exact versions', () => {
    const loose = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies }).filter(
      ([, version]) => !/^\d/.test(version as string),
    );
    expect(loose).toEqual([]);
  });
});

it.each(PURE)('%s is pure: no platform, no database, no network, no clock', (place) => {
  const touching = sourcesOf(place).filter((file) =>
    /from 'node:|from 'pg'|\bfetch\(|\bDate\.now\(|new Date\(\)|Math\.random\(/.test(readFileSync(file, 'utf8')),
  );
  expect(touching.map((file) => file.slice(root.length))).toEqual([]);
});
