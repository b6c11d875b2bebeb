/**
 * .docx → PDF by LibreOffice, where it is installed. Runs without a window in a profile of its own that is thrown away, under a time limit;
 * that it is absent, too slow or fails is an answer, not a fault.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { withoutCharacterGrid } from './character-grid.js';
import { fontSettings } from './font-settings.js';

export type PdfRefusalCode = 'pdf/absent' | 'pdf/timeout' | 'pdf/failed';
export type PdfAnswer =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly refusal: { readonly code: PdfRefusalCode; readonly params: Readonly<Record<string, string | number>> } };

const NAMES = process.platform === 'win32' ? ['soffice.exe', 'soffice.com'] : ['soffice', 'libreoffice'];
const KNOWN_PLACES = ['/usr/lib/libreoffice/program', '/opt/libreoffice/program', '/Applications/LibreOffice.app/Contents/MacOS'];
const SECONDS = 120;
/** Blank pages before an even one belong to the document: printed on both sides, its numbers would be wrong without them. */
const FILTER =
  'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"},"EmbedStandardFonts":{"type":"boolean","value":"true"}}';

const refused = (code: PdfRefusalCode, params: Readonly<Record<string, string | number>> = {}): PdfAnswer => ({
  ok: false,
  refusal: { code, params },
});

/** Where LibreOffice is: `SOFFICE_BIN`, the path, or a usual place; null where there is none. */
export const findSoffice = async (env: Readonly<Record<string, string | undefined>> = process.env): Promise<string | null> => {
  const folders = [...(env.PATH ?? '').split(delimiter), ...KNOWN_PLACES].filter((folder) => folder !== '');
  const given = env.SOFFICE_BIN;
  const candidates = given ? [given] : folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  for (const candidate of candidates) {
    const there = await access(candidate).then(
      () => true,
      () => false,
    );
    if (there) return candidate;
  }
  return null;
};

/** The launcher starts a process of its own: both stand in a group (where there are groups), and the limit ends the group. */
const endAll = (child: ChildProcess): void => {
  try {
    if (process.platform === 'win32' || child.pid === undefined) child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
};

const convert = (soffice: string, folder: string, seconds: number): Promise<'done' | 'timeout' | 'failed'> =>
  new Promise((resolve) => {
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const flags = ['--headless', '--norestore', '--nolockcheck', '--nodefault', '--convert-to', FILTER, '--outdir', folder];
    const env = { ...process.env, HOME: folder, FONTCONFIG_FILE: join(folder, 'fonts.conf'), SAL_USE_VCLPLUGIN: 'svp' };
    const child = spawn(soffice, [profile, ...flags, join(folder, 'document.docx')], {
      env,
      stdio: 'ignore',
      detached: process.platform !== 'win32',
    });
    let late = false;
    const limit = setTimeout(() => {
      late = true;
      endAll(child);
    }, seconds * 1000);
    const end = (outcome: 'done' | 'failed'): void => {
      clearTimeout(limit);
      resolve(late ? 'timeout' : outcome);
    };
    child.on('error', () => end('failed'));
    child.on('close', (code) => end(code === 0 ? 'done' : 'failed'));
  });

export const docxToPdf = async (
  docx: Uint8Array,
  options: { readonly soffice?: string | null; readonly seconds?: number } = {},
): Promise<PdfAnswer> => {
  const soffice = options.soffice === undefined ? await findSoffice() : options.soffice;
  if (soffice === null) return refused('pdf/absent');
  const seconds = options.seconds ?? SECONDS;
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-pdf-'));
  try {
    await mkdir(join(folder, 'profile'));
    await Promise.all([
      writeFile(join(folder, 'document.docx'), withoutCharacterGrid(docx)),
      writeFile(join(folder, 'fonts.conf'), fontSettings(folder)),
    ]);
    const outcome = await convert(soffice, folder, seconds);
    if (outcome === 'timeout') return refused('pdf/timeout', { seconds });
    const bytes = await readFile(join(folder, 'document.pdf')).catch(() => null);
    return outcome === 'failed' || bytes === null ? refused('pdf/failed') : { ok: true, bytes: new Uint8Array(bytes) };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};
