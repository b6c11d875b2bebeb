/** `npm run sbom [-- --all]`: the bill of materials (CycloneDX) of what the product runs on, into sbom.cdx.json; `--all` adds what builds and tests it. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const omitted = process.argv.includes('--all') ? [] : ['--omit', 'dev'];
const made = spawnSync('npm', ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', ...omitted], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 28,
});
if (made.status !== 0) {
  process.stderr.write(made.stderr);
  process.exit(1);
}
const bill = JSON.parse(made.stdout);
writeFileSync(`${root}sbom.cdx.json`, `${JSON.stringify(bill, null, 1)}\n`);
console.log(`sbom.cdx.json: ${bill.bomFormat} ${bill.specVersion}, ${bill.components.length} components`);
