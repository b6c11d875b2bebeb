/** For tests: runs the command in this process and keeps what it says; or as a process of its own, as a person would. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Locale, message } from '@taizhang/i18n';
import { main } from '../main.js';

export type Said = { readonly code: number; readonly out: string; readonly error: string };

export const run = async (
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  locale: Locale = 'zh-Hans',
): Promise<Said> => {
  const [out, error]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    env,
    locale,
    out: (text) => out.push(text),
    error: (text) => error.push(text),
    progress: () => {},
    say: (key, params) => message(locale, key, params),
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
};

const bin = fileURLToPath(new URL('../../bin/taizhang.js', import.meta.url));

export const start = (argv: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess =>
  spawn(process.execPath, [bin, ...argv], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });

export const finished = (child: ChildProcess): Promise<Said> =>
  new Promise((resolve) => {
    const [out, error]: [string[], string[]] = [[], []];
    child.stdout?.on('data', (text) => out.push(String(text)));
    child.stderr?.on('data', (text) => error.push(String(text)));
    child.on('close', (code) => resolve({ code: code ?? -1, out: out.join(''), error: error.join('') }));
  });

/** Waits until the child has said what matches. */
export const said = (child: ChildProcess, wanted: RegExp): Promise<RegExpExecArray> =>
  new Promise((resolve, reject) => {
    let text = '';
    const listen = (piece: unknown) => {
      text += String(piece);
      const found = wanted.exec(text);
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('close', (code) => reject(new Error(`It ended with ${code} and said: ${text}`)));
  });
