/**
 * What the browser tests stand on: a real server on the embedded database, started for the test on a free loopback port, and a real Chromium.
 * Nothing sleeps: every wait is for something that is seen.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const root = fileURLToPath(new URL('../', import.meta.url));
const PLACES = [process.env.CHROMIUM_BIN, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
export const browserPath = PLACES.find((place) => place && existsSync(place));
/** The web app is built before the tests run; a run of single files may forget to. */
export const canRun = browserPath !== undefined && existsSync(join(root, 'apps/web/dist/index.html'));

export const sampleFile = join(root, 'fixtures/sample/yunling.docx');
const realPlan = join(root, '../shared/plans/jiangxi-2022.txt');
/** The real plan where it is at hand, else the project's own sample as a Word file. */
export const planFile = existsSync(realPlan) ? realPlan : sampleFile;

const FIRST_LINK = /http:\/\/localhost:\d+\/enrol#[\w-]{20,}/;
const START_MS = 90_000;
const STOP_MS = 15_000;
export const WIDE = { width: 1366, height: 768 } as const;
export const PHONE = { width: 390, height: 844 } as const;

export type Stage = {
  readonly address: string;
  /** The one-time link for the first administrator, as the server printed it; empty in evaluation mode. */
  readonly firstLink: string;
  /** A person's own browser window: nothing is shared with the others'. */
  readonly window: (size?: { width: number; height: number }, locale?: string) => Promise<Page>;
  /** What the page's own policy (CSP) refused on any screen so far; `close` fails where something stands here. */
  readonly refusedByPolicy: string[];
  readonly close: () => Promise<void>;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))));
    });
  });

/** Settles with what the server said once `ready` stands in it. */
function started(server: ChildProcess, ready: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), START_MS);
    const listen = (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (!ready.test(said)) return;
      clearTimeout(late);
      resolve(said);
    };
    server.stdout?.on('data', listen);
    server.stderr?.on('data', listen);
    server.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

const ended = (server: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (server.exitCode !== null) return resolve();
    const hard = setTimeout(() => server.kill('SIGKILL'), STOP_MS);
    server.once('exit', () => {
      clearTimeout(hard);
      resolve();
    });
    server.kill('SIGTERM');
  });

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath!,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-component-update'],
  });

/** Every browser test listens: a screen that breaks its own content policy fails the file it is in. */
async function hearPolicy(context: BrowserContext, refused: string[]): Promise<void> {
  await context.exposeBinding('policyRefused', (_, line: string) => void refused.push(line));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber, sample }) => {
      const { policyRefused } = globalThis as unknown as { policyRefused: (line: string) => void };
      policyRefused(`${location.pathname} ${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample}`);
    });
  });
}

type Options = {
  /** The sample comes with its history of three half-years. */
  readonly told?: boolean;
  /** Real accounts and an empty database, not the evaluation mode. */
  readonly accounts?: boolean;
};

export async function openStage({ told = false, accounts = false }: Options = {}): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-e2e-'));
  const port = await freePort();
  const mode = accounts ? [] : ['--evaluation'];
  const command = ['apps/cli/bin/taizhang.js', 'serve', ...mode, '--data', join(folder, 'data'), '--port', String(port)];
  const env = { ...process.env, TAIZHANG_SAMPLE: accounts ? 'none' : told ? 'told' : 'plain' };
  const server = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = accounts ? FIRST_LINK : /http:\/\/127\.0\.0\.1:\d+/;
  const [browser, said] = await Promise.all([launch(), started(server, ready)]);
  const address = `http://${accounts ? 'localhost' : '127.0.0.1'}:${port}`;
  const refusedByPolicy: string[] = [];
  return {
    address,
    firstLink: FIRST_LINK.exec(said)?.[0] ?? '',
    refusedByPolicy,
    window: async (size = WIDE, locale = 'zh-CN') => {
      const context = await browser.newContext({ viewport: size, locale, baseURL: address });
      await hearPolicy(context, refusedByPolicy);
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      return page;
    },
    close: async () => {
      await browser.close();
      await ended(server);
      rmSync(folder, { recursive: true, force: true });
      if (refusedByPolicy.length > 0) throw new Error(`the content policy refused: ${refusedByPolicy.join(' · ')}`);
    },
  };
}

export async function enterAs(page: Page, seat: 'coordinator' | 'verifier' | 'principal' | 'auditor'): Promise<void> {
  await page.goto('/');
  await page.click(`.seat-${seat}`);
  await page.waitForSelector('.who');
}

export async function enterAsLiaison(page: Page, unit: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('searchbox').fill(unit);
  await page
    .locator('.unit-line', { has: page.locator(`.unit-line-name:text-is("${unit}")`) })
    .getByRole('button')
    .first()
    .click();
  await page.waitForSelector('.who');
}

/** A picture of the screen for a person to look at, where LOOK_AT names a folder; nothing in the ordinary run. */
export async function look(page: Page, name: string): Promise<void> {
  if (process.env.LOOK_AT) await page.screenshot({ path: join(process.env.LOOK_AT, `${name}.png`), animations: 'disabled' });
}

/** Lets the file fall onto the page, as a person drags it there. */
export async function drop(page: Page, file: string): Promise<string> {
  const bytes = readFileSync(file).toString('base64');
  const name = file.split('/').at(-1)!;
  const transfer = await page.evaluateHandle(
    ([content, fileName]) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(content!), (letter) => letter.charCodeAt(0))], fileName!));
      return data;
    },
    [bytes, name],
  );
  await page.locator('.bring-in').dispatchEvent('drop', { dataTransfer: transfer });
  await page.waitForSelector('.desk-step, .bring-in .trouble', { timeout: 50_000 });
  const refused = page.locator('.bring-in .trouble');
  if (await refused.count()) throw new Error(`the file was not brought in: ${await refused.innerText()}`);
  return planOf(page);
}

export const planOf = (page: Page): string => /\/plans\/([^/?]+)/.exec(page.url())![1]!;

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] };

/** What axe finds on the page as it stands, a line each; empty is what is wanted. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: (on: Document) => Promise<{ violations: Violation[] }> } };
    return (await axe.run(document)).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** What may stand in Latin letters on a Chinese screen: names of formats and keys, and the switch to English. */
const LATIN_ALLOWED = /\b(?:English|Word|docx|PDF|Excel|CSV|JSON|MB|KB|Enter|Alt|[JKCN])\b/g;
/** A hash or a seed: eight and more hexadecimal digits, a number among them. */
const HEX = /\b(?=[a-f]*\d)[0-9a-f]{8,}\b/g;

/** The words of the page itself, without the words of the document. */
const ownWords = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const copy = document.body.cloneNode(true) as HTMLElement;
    for (const quoted of copy.querySelectorAll(
      '.source, .rows td, .rows-card, .plan-title, .quoted, .task-link, .pre, .finding-line, .read-line, .pick-line, svg, script, style',
    ))
      quoted.remove();
    for (const each of copy.querySelectorAll('*')) each.append(' ');
    return copy.innerText;
  });

/** Latin words on a Chinese screen that have no business there; empty is what is wanted. */
export const latinWords = async (page: Page): Promise<readonly string[]> =>
  (await ownWords(page))
    .replace(LATIN_ALLOWED, '')
    .replace(HEX, '')
    .match(/[A-Za-z]{2,}/g) ?? [];
