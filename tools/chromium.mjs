/** Finds a Chromium for the browser tests; installs Debian's where it is missing and the user may. Returns its path or null. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const found = () => [process.env.CHROMIUM_BIN, ...PLACES].find((place) => place && existsSync(place)) ?? null;
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Debian packages are installed quietly: what they print is shown only if it fails. */
export function debian(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (args) => spawnSync('apt-get', args, { env, encoding: 'utf8' });
  apt(['update', '-qq']);
  const done = apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
  if (done.status !== 0) console.error(done.stdout, done.stderr);
  return done.status === 0;
}

export function chromium() {
  if (!found() && mayInstall()) debian(['chromium', 'fonts-noto-cjk']);
  return found();
}
