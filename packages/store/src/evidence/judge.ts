/**
 * Names the first thing wrong in a journal. As far as a signed head reaches, what was there is known entry by entry from its marks, and the place is
 * certain even where every hash was computed anew. Beyond it the chain alone speaks, and the likeliest place is named.
 */
import { GENESIS_HASH, idOfMark } from './digests.js';
import type { Fact } from './fact.js';
import type { Head, JournalFault, JournalFaultKind } from './fault.js';
import type { HeadStatement } from './signed-head.js';

export type Judged = {
  readonly journal: string;
  /** In the order in which they stand. */
  readonly facts: readonly Fact[];
  /** As the head row, or the first line of an export, says; null where it is gone. */
  readonly head: Head | null;
  /** Genuine ones, in their order. */
  readonly signed: readonly HeadStatement[];
  /** Heads known from elsewhere, of a printed report say. */
  readonly against: readonly Head[];
};

const faultAt = (what: JournalFaultKind, seq: number, fact?: Fact): JournalFault => ({ what, seq, entryId: fact?.entryId ?? null });

export function judge(judged: Judged): JournalFault | null {
  return signedFault(judged) ?? chainFault(judged) ?? againstFault(judged) ?? endFault(judged);
}

const lastSigned = ({ signed }: Judged): number => signed.at(-1)?.seq ?? 0;

/** By the marks first, so that what was put in or taken out is told from what was changed; then by hashes and by what stands beside. */
function signedFault(judged: Judged): JournalFault | null {
  const { facts, signed } = judged;
  const marks = marksOf(signed);
  const known = new Set(marks.flatMap((mark) => (mark === undefined ? [] : [idOfMark(mark)])));
  const there = new Set(facts.map(({ mark }) => idOfMark(mark)));
  const passed = new Set<string>();
  for (let at = 0; at < marks.length; at += 1) {
    const [fact, mark] = [facts[at], marks[at]];
    const fault = mark === undefined ? null : markFault(at + 1, fact, mark, { known, there, passed });
    if (fault !== null) return fault;
    if (fact !== undefined) passed.add(idOfMark(fact.mark));
  }
  return facts.slice(0, marks.length).reduce<JournalFault | null>((found, fact, at) => found ?? linkFault(judged, fact, at), null);
}

const marksOf = (signed: readonly HeadStatement[]): readonly (string | undefined)[] => {
  const marks: (string | undefined)[] = Array.from({ length: signed.at(-1)?.seq ?? 0 });
  for (const { from, marks: own } of signed) for (const [at, mark] of own.entries()) marks[from - 1 + at] = mark;
  return marks;
};

type Ids = { readonly known: ReadonlySet<string>; readonly there: ReadonlySet<string>; readonly passed: ReadonlySet<string> };

function markFault(seq: number, fact: Fact | undefined, mark: string, { known, there, passed }: Ids): JournalFault | null {
  if (fact === undefined) return faultAt('cut', seq);
  const [is, was] = [idOfMark(fact.mark), idOfMark(mark)];
  if (is === was && fact.mark !== mark) return faultAt('changed', seq, fact);
  if (is === was) return fact.seq === seq ? null : faultAt('order', seq, fact);
  if (passed.has(is)) return faultAt('inserted', fact.seq, fact);
  if (there.has(was)) return known.has(is) ? faultAt('order', seq) : faultAt('inserted', fact.seq, fact);
  return known.has(is) ? faultAt('missing', seq) : faultAt('changed', seq, fact);
}

function linkFault({ facts, signed }: Judged, fact: Fact, at: number): JournalFault | null {
  const before = facts[at - 1]?.hash ?? GENESIS_HASH;
  const wrong = !fact.agrees || !fact.whole || fact.prevHash !== before;
  if (wrong) return faultAt('changed', fact.seq, fact);
  const head = signed.find(({ seq }) => seq === fact.seq);
  const same = head === undefined || (head.hash === fact.hash && head.sha256 === fact.chains.sha256 && head.sm3 === fact.chains.sm3);
  return same ? null : faultAt('changed', head.from, facts[head.from - 1]);
}

function chainFault(judged: Judged): JournalFault | null {
  const trusted = lastSigned(judged);
  const chain = new Chain(judged.facts.slice(0, trusted));
  for (const fact of judged.facts.slice(trusted)) {
    const fault = chain.next(fact);
    if (fault !== null) return fault;
  }
  return null;
}

/** Follows the chain link by link where no signature reaches; what went before is beyond doubt. */
class Chain {
  readonly #seqOf: Map<string, number>;
  readonly #trusted: number;
  #last: { readonly seq: number; readonly hash: string; readonly fact: Fact | undefined };

  constructor(trusted: readonly Fact[]) {
    const last = trusted.at(-1);
    this.#trusted = last?.seq ?? 0;
    this.#seqOf = new Map([[GENESIS_HASH, 0], ...trusted.map(({ hash, seq }) => [hash, seq] as const)]);
    this.#last = { seq: last?.seq ?? 0, hash: last?.hash ?? GENESIS_HASH, fact: last };
  }

  next(fact: Fact): JournalFault | null {
    const fault = this.#faultOf(fact);
    this.#last = { seq: fact.seq, hash: fact.hash, fact };
    this.#seqOf.set(fact.hash, fact.seq);
    return fault;
  }

  #faultOf(fact: Fact): JournalFault | null {
    const { seq, whole, prevHash, placeSeq } = fact;
    const expected = this.#last.seq + 1;
    if (seq < expected) return faultAt('inserted', seq, fact);
    if (seq > expected && whole && this.#seqOf.get(prevHash) !== this.#last.seq) return faultAt('missing', expected);
    if (!whole || !fact.agrees || placeSeq === null) return faultAt('changed', seq, fact);
    if (placeSeq !== seq) return this.#misplaced(fact, placeSeq);
    if (seq !== expected) return faultAt('missing', expected);
    if (prevHash === this.#last.hash) return null;
    // The entry before was changed together with its own hash, and this one still remembers the true one; a signed one cannot have been.
    if (this.#last.seq === this.#trusted) return faultAt(this.#trusted === 0 ? 'inserted' : 'changed', seq, fact);
    return faultAt('changed', this.#last.seq, this.#last.fact);
  }

  /** The text says another place than the row: numbers were moved to hide what was put in, taken out or exchanged. */
  #misplaced(fact: Fact, placeSeq: number): JournalFault {
    const after = this.#seqOf.get(fact.prevHash);
    if (after !== undefined && after < this.#last.seq && placeSeq < fact.seq) return faultAt('inserted', after + 1, this.#last.fact);
    if (after === undefined && placeSeq > fact.seq) return faultAt(placeSeq === fact.seq + 1 ? 'missing' : 'order', fact.seq);
    return faultAt('order', fact.seq, fact);
  }
}

function againstFault({ facts, against }: Judged): JournalFault | null {
  const bySeq = new Map(facts.map((fact) => [fact.seq, fact]));
  for (const { seq, hash } of against) {
    const fact = bySeq.get(seq);
    if (fact === undefined) return faultAt('cut', (facts.at(-1)?.seq ?? 0) + 1);
    if (fact.hash !== hash) return faultAt('changed', seq, fact);
  }
  return null;
}

function endFault(judged: Judged): JournalFault | null {
  const { facts, head } = judged;
  const last = facts.at(-1);
  const [seq, hash] = [last?.seq ?? 0, last?.hash ?? GENESIS_HASH];
  if (head === null || head.seq < lastSigned(judged)) return faultAt('head', seq, last);
  if (seq < head.seq) return faultAt('cut', seq + 1);
  if (seq > head.seq) return faultAt('inserted', head.seq + 1, facts.find((fact) => fact.seq === head.seq + 1) ?? last);
  return hash === head.hash ? null : faultAt('head', seq, last);
}
