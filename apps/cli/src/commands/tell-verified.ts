/** What a verification found, in words: which entry, which task, what is wrong, what to do next. */
import type { JournalFaultKind, Verified } from '@taizhang/store';
import type { Terminal } from '../terminal.js';

const NEXT = {
  changed: 'compare',
  missing: 'compare',
  inserted: 'compare',
  order: 'compare',
  cut: 'compare',
  head: 'compare',
  command: 'compare',
  source: 'compare',
  document: 'file',
  unreadable: 'unreadable',
  signature: 'signature',
  headMissing: 'signature',
  key: 'key',
} as const satisfies Readonly<Record<JournalFaultKind, string>>;

const tellOne = (verified: Verified, unnamed: boolean, { say }: Terminal): readonly string[] => {
  const { journal } = verified;
  if (!verified.ok) {
    const { what, seq, tasks = [], detail = '' } = verified.fault;
    const wrong = say(`evidence.fault.${what}`, { seq, detail, tasks: tasks.slice(0, 5).join('、') + (tasks.length > 5 ? '…' : '') });
    return [`${journal}: ${wrong}${say(`evidence.next.${NEXT[what]}`)}`];
  }
  const { head, signed } = verified;
  const whole = say('evidence.whole', { journal, entries: head.seq });
  if (signed === null) return [whole, say('evidence.unsigned')];
  const { heads, seq, at, key } = signed;
  return [whole, say('evidence.signedUpTo', { heads, seq, at, key }), ...(unnamed ? [say('evidence.compareKey')] : [])];
};

/** `files`: hashes of damaged files, null where they were not looked at. `unnamed`: nobody said which key to trust. */
export const tellVerified = (
  results: readonly Verified[],
  files: readonly string[] | null,
  unnamed: boolean,
  terminal: Terminal,
): readonly string[] => [
  ...results.flatMap((verified) => tellOne(verified, unnamed, terminal)),
  ...(files === null ? [] : files.map((sha256) => terminal.say('evidence.files.damaged', { sha256 }))),
  ...(files?.length === 0 ? [terminal.say('evidence.files.whole')] : []),
];
