/** What `node verify.mjs` in an archive package says and how it ends: 0 whole, 1 not whole, 2 wrongly called. In Chinese and in English, one after the other. */
import { parseArgs } from 'node:util';
import { type PackageFault, type PackageVerified, verifyPackage } from './verify-package.js';

type Params = Readonly<Record<string, string | number>>;
export type Told = {
  /** By language, in the order in which they are spoken. */
  readonly catalogues: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly fill: (template: string, params: Params) => string;
  readonly say: (line: string) => void;
};
type Sentence = { readonly key: string; readonly params: Params };

const LOG_NEXT: Readonly<Record<string, string>> = { key: 'evidence.next.key', signature: 'evidence.next.signature' };

/** Spoken where nobody says which: the office's language and the one that any other reader knows. */
const UNASKED: readonly string[] = ['zh-Hans', 'en'];

export async function tellPackage(argv: readonly string[], folder: string, all: Told): Promise<number> {
  const asked = readArguments(argv);
  const languages = asked?.lang !== undefined && asked.lang in all.catalogues ? [asked.lang] : UNASKED;
  const told = { ...all, catalogues: Object.fromEntries(languages.map((language) => [language, all.catalogues[language] ?? {}])) };
  if (asked === null) return spoken([{ key: 'evidence.package.usage', params: {} }], told, 2);
  const verified = await verifyPackage(asked.folder ?? folder, asked.keys);
  const wrong = [...verified.faults.map(ofFile), ...ofLog(verified)];
  if (wrong.length > 0) return spoken([...wrong, { key: 'evidence.package.next', params: {} }], told, 1);
  return spoken(ofWhole(verified, asked.keys.length > 0), told, 0);
}

type Asked = { readonly folder: string | undefined; readonly keys: readonly string[]; readonly lang: string | undefined };

const readArguments = (argv: readonly string[]): Asked | null => {
  try {
    const options = { key: { type: 'string', multiple: true }, lang: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], options, allowPositionals: true });
    return positionals.length > 1 ? null : { folder: positionals[0], keys: values.key ?? [], lang: values.lang };
  } catch {
    return null;
  }
};

const ofFile = ({ what, ...params }: PackageFault): Sentence => ({
  key: what === 'fileNotInLog' ? 'archive.fileNotInLog' : `evidence.package.${what}`,
  params,
});

function ofLog({ log }: PackageVerified): readonly Sentence[] {
  if (log === null || log.ok) return [];
  const { what, seq, tasks = [], detail = '' } = log.fault;
  const params = { seq, detail, tasks: tasks.slice(0, 5).join('、') };
  return [{ key: `evidence.fault.${what}`, params }, ...(LOG_NEXT[what] === undefined ? [] : [{ key: LOG_NEXT[what], params: {} }])];
}

function ofWhole({ files, log }: PackageVerified, keyGiven: boolean): readonly Sentence[] {
  if (log === null || !log.ok) return [];
  const { head, signed } = log;
  const whole = { key: 'evidence.package.whole', params: { files, entries: head.seq, heads: signed?.heads ?? 0 } };
  if (signed === null) return [whole, { key: 'evidence.unsigned', params: {} }];
  const upTo = { key: 'evidence.signedUpTo', params: { heads: signed.heads, seq: signed.seq, at: signed.at, key: signed.key } };
  return [whole, upTo, ...(keyGiven ? [] : [{ key: 'evidence.package.signedBy', params: { keys: log.keys.join(', ') } }])];
}

const spoken = (sentences: readonly Sentence[], { catalogues, fill, say }: Told, code: number): number => {
  for (const words of Object.values(catalogues)) for (const { key, params } of sentences) say(fill(words[key] ?? key, params).trimEnd());
  return code;
};
