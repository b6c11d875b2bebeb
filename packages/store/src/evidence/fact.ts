/** What verification keeps of each entry: enough to judge a whole journal in memory, without the texts. */
import { digest, GENESIS_HASH, isWhole, linkText, markOf } from './digests.js';

/** An entry as it is kept; `beside` only where a table repeats parts of the text in columns. */
export type Link = {
  readonly seq: number;
  readonly body: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly beside?: { readonly entryId: string; readonly type: string; readonly at: string; readonly commandId: string };
  /** The two running hashes that an export carries. */
  readonly chains?: Chains;
};

export type Chains = { readonly sha256: string; readonly sm3: string };

export type Fact = {
  readonly seq: number;
  readonly prevHash: string;
  readonly hash: string;
  /** The hash is that of the text and of the hash said to be before. */
  readonly whole: boolean;
  /** The text is one of this journal, and what stands beside it says the same. */
  readonly agrees: boolean;
  /** The place that the text itself says. */
  readonly placeSeq: number | null;
  readonly entryId: string | null;
  readonly mark: string;
  /** Over all entries up to here, as they stand. */
  readonly chains: Chains;
  readonly taskIds: readonly string[];
  /** The answer that the command was given, where this is its last entry; canonical JSON. */
  readonly answer: string | null;
  /** SHA-256 of files that the entry names. */
  readonly files: readonly string[];
};

type Body = {
  readonly journal?: unknown;
  readonly seq?: unknown;
  readonly entryId?: unknown;
  readonly type?: unknown;
  readonly at?: unknown;
  readonly answer?: unknown;
  readonly data?: { readonly plan?: { readonly tasks?: readonly { readonly taskId: string; readonly number: string | null }[] } };
};

/** Reads one journal from its first entry on; the numbers of tasks are learned on the way. */
export class FactReader {
  readonly #journal: string;
  readonly #numbers = new Map<string, string>();
  #chains: Chains = { sha256: GENESIS_HASH, sm3: GENESIS_HASH };

  constructor(journal: string, from: Chains = { sha256: GENESIS_HASH, sm3: GENESIS_HASH }) {
    this.#journal = journal;
    this.#chains = from;
  }

  read(link: Link): Fact {
    const { seq, body, prevHash, hash } = link;
    const parsed = parse(body);
    const entryId = typeof parsed?.entryId === 'string' ? parsed.entryId : (link.beside?.entryId ?? null);
    this.#learn(parsed);
    this.#chains = nextChains(this.#chains, body);
    const chained = link.chains === undefined || (link.chains.sha256 === this.#chains.sha256 && link.chains.sm3 === this.#chains.sm3);
    return {
      ...{ seq, prevHash, hash, entryId },
      whole: isWhole(hash, prevHash, body),
      agrees: parsed !== null && parsed.journal === this.#journal && agrees(link, parsed) && chained,
      placeSeq: typeof parsed?.seq === 'number' ? parsed.seq : null,
      mark: markOf(entryId ?? '', body),
      chains: this.#chains,
      taskIds: parsed === null ? [] : tasksIn(parsed),
      answer: parsed?.answer === undefined ? null : JSON.stringify(parsed.answer),
      files: parsed === null ? [] : filesIn(parsed.data),
    };
  }

  /** The number that the plan prints, where it has one. */
  numberOf(taskId: string): string {
    return this.#numbers.get(taskId) ?? taskId;
  }

  #learn(parsed: Body | null): void {
    const tasks = parsed?.type === 'plan.broughtIn' ? parsed.data?.plan?.tasks : undefined;
    if (Array.isArray(tasks)) for (const { taskId, number } of tasks) if (number !== null) this.#numbers.set(taskId, number);
  }
}

export const nextChains = (chains: Chains, body: string): Chains => ({
  sha256: digest('sha256', linkText(chains.sha256, body)),
  sm3: digest('sm3', linkText(chains.sm3, body)),
});

const parse = (body: string): Body | null => {
  try {
    const parsed = JSON.parse(body) as unknown;
    return typeof parsed === 'object' && parsed !== null ? (parsed as Body) : null;
  } catch {
    return null;
  }
};

const agrees = ({ beside }: Link, { entryId, type, at }: Body): boolean => {
  if (beside === undefined) return true;
  if (typeof entryId !== 'string' || typeof at !== 'string') return false;
  const sameTime = Date.parse(beside.at) === Date.parse(at);
  return beside.entryId === entryId && beside.type === type && sameTime && entryId.startsWith(`${beside.commandId}/`);
};

/** Tasks that an entry is about: named at the top of its data, or in one list there. A plan's first entry is about all of them and names none. */
const tasksIn = ({ data }: Body): readonly string[] => {
  if (typeof data !== 'object' || data === null) return [];
  const { taskId, taskIds } = data as { taskId?: unknown; taskIds?: unknown };
  if (typeof taskId === 'string') return [taskId];
  return Array.isArray(taskIds) ? taskIds.filter((one) => typeof one === 'string') : [];
};

const filesIn = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'sha256' && typeof item === 'string' && /^[0-9a-f]{64}$/.test(item) ? [item] : filesIn(item),
  );
};
