/** Finds LibreOffice for the tests on paper; installs Debian's where it is missing and the user may. Returns whether it is there. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { debian } from './chromium.mjs';

const found = () =>
  existsSync(process.env.SOFFICE_BIN ?? '/usr/bin/soffice') || spawnSync('soffice', ['--version'], { stdio: 'ignore' }).status === 0;
const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

export function libreoffice() {
  if (!found() && mayInstall()) debian(['libreoffice-writer-nogui', 'fonts-noto-cjk']);
  return found();
}
