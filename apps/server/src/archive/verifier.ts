/** The verifier that goes into an archive package: the compiled modules of verification and their words, nothing of any package, and the file that starts it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { FileToPack } from './zip-stream.js';

const built = (name: string): URL => pathToFileURL(createRequire(import.meta.url).resolve(name));
const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'] as const;
const IMPORTED = /(?:from|import) '(\.\/[\w-]+\.js)'/g;

const START = `// 核验本归档包：node verify.mjs [--key 指纹] [--lang zh-Hans|zh-Hant|en] · Checks this archive package; needs only Node.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellPackage } from './verifier/evidence/tell-package.js';
import { fill } from './verifier/words/format.js';
${LANGUAGES.map((language, at) => `import { words as e${at} } from './verifier/words/evidence.${language.toLowerCase()}.js';\nimport { words as a${at} } from './verifier/words/archive.${language.toLowerCase()}.js';`).join('\n')}

const catalogues = { ${LANGUAGES.map((language, at) => `'${language}': { ...e${at}, ...a${at} }`).join(', ')} };
const folder = dirname(fileURLToPath(import.meta.url));
process.exitCode = await tellPackage(process.argv.slice(2), folder, { catalogues, fill, say: (line) => console.log(line) });
`;

/** A module and what it imports of its own folder; maps of the compiler are left behind. */
const modulesFrom = async (folder: URL, name: string, known: Map<string, string>): Promise<ReadonlyMap<string, string>> => {
  if (known.has(name)) return known;
  const text = (await readFile(new URL(name, folder), 'utf8')).replace(/^\/\/# sourceMappingURL=.*\n?/m, '');
  known.set(name, text);
  for (const [, next] of text.matchAll(IMPORTED)) await modulesFrom(folder, next as string, known);
  return known;
};

const packed = (path: string, text: string): FileToPack => ({ path, bytes: [Buffer.from(text, 'utf8')] });

export async function* verifierFiles(): AsyncGenerator<FileToPack> {
  yield packed('verify.mjs', START);
  yield packed('verifier/package.json', '{ "type": "module" }\n');
  const evidence = await modulesFrom(new URL('./evidence/', built('@taizhang/store')), './tell-package.js', new Map());
  for (const [name, text] of [...evidence].toSorted()) yield packed(`verifier/evidence/${name.slice(2)}`, text);
  const i18n = built('@taizhang/i18n');
  const words = LANGUAGES.flatMap((language) =>
    ['archive', 'evidence'].map((topic) => `./catalogue/${topic}.${language.toLowerCase()}.js`),
  );
  for (const name of ['./format.js', ...words]) {
    const [[, text] = ['', '']] = await modulesFrom(new URL('./', i18n), name, new Map());
    yield packed(`verifier/words/${name.split('/').at(-1)}`, text);
  }
}
