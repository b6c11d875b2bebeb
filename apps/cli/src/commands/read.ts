/** `taizhang read`: one document in, its draft out. Opens no store and no network; loads only what reading needs. */
import { open, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { findingMessage, type Locale } from '@taizhang/i18n';
import type { Finding, PlanDraft } from '@taizhang/plan';
import { Ended, EXIT } from '../exit.js';
import { refusalLine } from '../refusal-line.js';
import type { Terminal } from '../terminal.js';

const REASONS = { ENOENT: 'cli.noSuchFile', EACCES: 'cli.noPermission', EPERM: 'cli.noPermission', EISDIR: 'cli.isFolder' } as const;

const cannotRead = (fault: unknown, file: string, terminal: Terminal): Ended => {
  const code = (fault as NodeJS.ErrnoException).code ?? '';
  const reason = code in REASONS ? terminal.say(REASONS[code as keyof typeof REASONS]) : code;
  return new Ended(EXIT.usage, terminal.say('cli.unreadable', { file, reason }));
};

export const readBytes = async (file: string, terminal: Terminal): Promise<Uint8Array> => {
  try {
    return await readFile(file);
  } catch (fault) {
    throw cannotRead(fault, file, terminal);
  }
};

/** For files that are read piece by piece: says in one line why one cannot be opened. */
export const wantFile = async (file: string, terminal: Terminal): Promise<void> => {
  try {
    const handle = await open(file, 'r');
    const folder = (await handle.stat()).isDirectory();
    await handle.close();
    if (folder) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
  } catch (fault) {
    throw cannotRead(fault, file, terminal);
  }
};

export const readDraft = async (file: string, terminal: Terminal): Promise<PlanDraft> => {
  const [{ extractText }, { readPlan }] = await Promise.all([import('@taizhang/extract'), import('@taizhang/plan')]);
  const extracted = await extractText({ bytes: await readBytes(file, terminal), fileName: basename(file) });
  if (!extracted.ok) {
    const reason = refusalLine(terminal.locale, extracted.refusal.code, extracted.refusal.params);
    throw new Ended(EXIT.usage, terminal.say('cli.unreadable', { file, reason }));
  }
  return readPlan(extracted.text);
};

/** The contract's object: the draft, each finding with its message in the person's language. */
export const withMessages = (draft: PlanDraft, locale: Locale): unknown => {
  const told = (findings: readonly Finding[]) =>
    findings.map(({ span, suggestion, ...finding }) => ({ ...finding, message: findingMessage(locale, finding), span, suggestion }));
  return {
    ...draft,
    indicators: draft.indicators.map((indicator) => ({ ...indicator, findings: told(indicator.findings) })),
    tasks: draft.tasks.map((task) => ({ ...task, findings: told(task.findings) })),
    findings: told(draft.findings),
  };
};

export const read = async (file: string, options: { readonly json?: boolean }, terminal: Terminal): Promise<number> => {
  terminal.progress(terminal.say('cli.progress.reading', { file }));
  const draft = await readDraft(file, terminal).finally(() => terminal.progress(null));
  if (options.json) terminal.out(JSON.stringify(withMessages(draft, terminal.locale)));
  else terminal.out((await import('../outline.js')).outline(draft, terminal));
  return EXIT.ok;
};
