/** What a command knows of the place it runs in: language, output, the working folder and the data folder. Handed in, so that tests can listen. */
import { resolve } from 'node:path';
import { type Locale, localeOf, type MessageKey, message, type Params } from '@taizhang/i18n';

export type Terminal = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
  /** Shown while long work runs, and wiped; silent where standard error is no terminal. */
  readonly progress: (text: string | null) => void;
  readonly locale: Locale;
  readonly say: (key: MessageKey, params?: Params) => string;
};

/** TAIZHANG_LANG, else the shell's language; the source language where it names none that is spoken here. */
export const localeOfShell = (env: Terminal['env']): Locale => {
  const named = [env.TAIZHANG_LANG, env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value);
  return (named && localeOf(named)) || 'zh-Hans';
};

export const dataFolder = (option: string | undefined, env: Terminal['env']): string => resolve(option ?? (env.TAIZHANG_DATA || './data'));

const showProgress = (text: string | null): void => {
  if (process.stderr.isTTY) process.stderr.write(text === null ? '\r\u001b[K' : `\r\u001b[K${text}…`);
};

export const realTerminal = (): Terminal => {
  const locale = localeOfShell(process.env);
  return {
    env: process.env,
    out: (text) => void process.stdout.write(`${text}\n`),
    error: (text) => void process.stderr.write(`${text}\n`),
    progress: showProgress,
    locale,
    say: (key, params) => message(locale, key, params),
  };
};
