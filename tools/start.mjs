/**
 * `npm start [-- FILE …]`: installs, builds, and serves in evaluation mode on the loopback address, with an embedded database under ./data.
 * FILE is brought in. Everything after `--` goes to `taizhang serve --evaluation`.
 */
import { spawn } from 'node:child_process';
import { install, root, run } from './install.mjs';

install();
const built = run('npm', ['run', '--silent', 'build']);
if (built !== 0) process.exit(built);

// The server is this process's child; a stop signal is handed on so that it can end in order.
const server = spawn(process.execPath, [`${root}apps/cli/bin/taizhang.js`, 'serve', '--evaluation', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal));
server.on('exit', (code, signal) => process.exit(signal ? 0 : (code ?? 1)));
