/** What the verifier of an archive package says, in words handed in; used by `verify.mjs` inside the package. */
import { verifyPackage } from './verify-package.js';

type Params = Readonly<Record<string, string | number>>;
type Words = Readonly<Record<string, string>>;
export type Telling = {
  readonly fill: (template: string, params: Params) => string;
  readonly words: Readonly<Record<string, Words>>;
  readonly print: (line: string) => void;
};

const optionOf = (argv: readonly string[], name: string): string | undefined => {
  const at = argv.indexOf(name);
  return at < 0 ? undefined : argv[at + 1];
};

/** 0 where all fits, 1 where something does not. */
export const tellPackage = async (argv: readonly string[], folder: string, { fill, words, print }: Telling): Promise<number> => {
  const own = words[optionOf(argv, '--lang') ?? 'zh-Hans'] ?? words['zh-Hans'] ?? {};
  const say = (key: string, params: Params = {}): string => fill(own[`evidence.${key}`] ?? key, params);
  const key = optionOf(argv, '--key');
  const { faults, journal, files } = await verifyPackage(folder, key === undefined ? [] : [key]);
  for (const { what, params } of faults) print(say(`package.${what}`, params));
  if (journal !== null && !journal.ok) {
    const { what, seq, tasks = [], detail = '' } = journal.fault;
    print(say(`fault.${what}`, { seq, detail, tasks: tasks.join('、') }));
  }
  if (faults.length > 0 || journal === null || !journal.ok) {
    print(say('package.next'));
    return 1;
  }
  print(say('package.whole', { files, entries: journal.head.seq, heads: journal.signed?.heads ?? 0 }));
  if (journal.signed === null) print(say('unsigned'));
  else print(say('package.signedBy', { keys: journal.keys.join('、') }));
  return 0;
};
