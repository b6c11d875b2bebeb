/** Dependencies: each direct one has its line and its reason, versions are exact and as locked, and nothing in the lock contradicts the platform or a peer. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const json = (place: string) => JSON.parse(readFileSync(join(root, place), 'utf8'));

type Listed = Readonly<Record<string, string>>;
type Locked = {
  readonly version: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly engines?: { readonly node?: string };
  readonly dependencies?: Listed;
  readonly peerDependencies?: Listed;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
};

const manifests = [
  'package.json',
  'e2e/package.json',
  ...['packages', 'apps', 'tools'].flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`)),
].filter((place) => existsSync(join(root, place)));
const direct = new Map<string, Set<string>>();
for (const place of manifests) {
  const { dependencies = {}, devDependencies = {}, optionalDependencies = {} } = json(place);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies } as Listed))
    if (!name.startsWith('@taizhang/')) direct.set(name, (direct.get(name) ?? new Set()).add(version));
}
const locked = Object.entries(json('package-lock.json').packages as Readonly<Record<string, Locked>>).filter(
  ([place, one]) => place.includes('node_modules/') && !one.link,
);
const { satisfies, minVersion } = createRequire(join(root, 'package.json'))('semver') as {
  satisfies: (version: string, range: string, options?: object) => boolean;
  minVersion: (range: string) => { version: string };
};

it('every direct dependency has a line with its reason, and no line is left over', () => {
  const table = readFileSync(join(root, 'docs/reference/dependencies.md'), 'utf8');
  const lines = [...table.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)];
  expect(lines.map(([, name]) => name).toSorted()).toEqual([...direct.keys()].toSorted());
  expect(lines.filter(([, , why]) => (why ?? '').length < 12)).toEqual([]);
});

it('one package has one exact version in all workspaces but the generator’s own compiler', () => {
  const several = [...direct].filter(([name, versions]) => versions.size > 1 && name !== 'typescript');
  expect(several).toEqual([]);
  const loose = [...direct].filter(([, versions]) => [...versions].some((version) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)));
  expect(loose).toEqual([]);
});

it('every locked package runs on the least Node that is promised', () => {
  const least = minVersion(json('package.json').engines.node).version;
  const conflicting = locked.filter(([, { engines }]) => engines?.node !== undefined && !satisfies(least, engines.node));
  expect(conflicting.map(([place, { engines }]) => `${place} wants ${engines?.node}`)).toEqual([]);
});

/** As Node looks: beside the package, then upwards. */
const found = (place: string, name: string, all: ReadonlyMap<string, Locked>): string | undefined => {
  for (let at = place; ; at = at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    const here = all.get(`${at === '' ? '' : `${at}/`}node_modules/${name}`);
    if (here !== undefined) return here.version;
    if (at === '' || !at.includes('node_modules/')) return all.get(`node_modules/${name}`)?.version;
  }
};

it('every peer that a package wants is there in a version that it wants', () => {
  const all = new Map(locked);
  const missing = locked.flatMap(([place, { peerDependencies = {}, peerDependenciesMeta = {}, optional }]) =>
    Object.entries(peerDependencies).flatMap(([name, range]) => {
      const version = found(place, name, all);
      if (version === undefined) return optional || peerDependenciesMeta[name]?.optional ? [] : [`${place} wants ${name} ${range}`];
      return satisfies(version, range, { includePrerelease: true }) ? [] : [`${place} wants ${name} ${range}, there is ${version}`];
    }),
  );
  expect(missing).toEqual([]);
});
