/**
 * Writes fixtures/sample anew: `npm run make -w tools/sample`. The PDF is printed by a Chromium (`CHROMIUM`, or the one on the path) in Noto
 * Sans CJK; where there is none, the PDF is left as it is.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Converter } from 'opencc-js/cn2t';
import { asDocx } from './as-docx.js';
import { asPrintPage, asSavedPage } from './as-html.js';
import { asText } from './as-text.js';
import { fontFor } from './font.js';
import { encodeGb18030 } from './gb18030.js';

const folder = fileURLToPath(new URL('../../../fixtures/sample/', import.meta.url));

const printPdf = async (file: string): Promise<void> => {
  const work = mkdtempSync(join(tmpdir(), 'sample-'));
  const page = join(work, 'page.html');
  try {
    const font = await fontFor(`${asPrintPage('')}—0123456789`);
    writeFileSync(page, asPrintPage(`data:font/otf;base64,${font.toString('base64')}`));
    const flags = [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      '--disable-pdf-tagging',
      `--user-data-dir=${join(work, 'profile')}`,
      `--print-to-pdf=${file}`,
    ];
    execFileSync(process.env.CHROMIUM ?? 'chromium', [...flags, page], { stdio: 'ignore', timeout: 120_000 });
  } catch (fault) {
    console.warn(`PDF not printed: ${(fault as Error).message.split('\n')[0]}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

const text = asText();
const traditional = Converter({ from: 'cn', to: 'tw' });
writeFileSync(join(folder, 'yunling.txt'), text);
writeFileSync(join(folder, 'yunling-gb18030.txt'), encodeGb18030(text));
writeFileSync(join(folder, 'yunling-hant.txt'), traditional(text));
writeFileSync(join(folder, 'yunling.html'), asSavedPage());
writeFileSync(join(folder, 'yunling.docx'), await asDocx());
await printPdf(join(folder, 'yunling.pdf'));
