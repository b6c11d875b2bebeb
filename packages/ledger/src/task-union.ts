/** The union of several drafted tasks: text in order, duties united, nothing confirmed that was not confirmed alike on each. */
import { verifiedByDefault } from './acts/bring-plan-in.js';
import { holdsDuty, leadUnits, uniteDuties, withDuties } from './duties.js';
import type { Deadline, GroupId, ReadDuty, Span, TaskContent, UnitId } from './entries.js';
import type { ClosingState, GroupState, TaskState } from './state.js';

/** Content of the whole, under the first one's id: the caller gives it its own. */
export function mergedContent(sources: readonly TaskState[]): TaskContent {
  const reads = sources.map((task) => task.read);
  const first = sources[0]!;
  const leads = agreedLeads(reads.map((read) => read.duties));
  return {
    ...first.read,
    number: first.number,
    kind: first.kind,
    text: sources.map((task) => task.text).join(''),
    span: hull(reads.map((read) => read.span)),
    textSpan: hull(reads.map((read) => read.textSpan)),
    duties: unitedUnder<ReadDuty>(
      reads.map((read) => read.duties),
      leads,
    ),
    proposedLead: proposalOf(reads, leads),
    groups: distinct(reads.flatMap((read) => read.groups)),
    officials: distinct(reads.flatMap((read) => read.officials)),
    deadline: firstDue(sources.map((task) => task.deadline)),
    details: distinct(reads.flatMap((read) => read.details)),
    clauses: distinct(reads.flatMap((read) => read.clauses)),
  };
}

/** Parts of one split task carry the same groups and details: put together again they have them once. */
function distinct<V>(values: readonly V[]): readonly V[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function distinctGroups(groups: readonly GroupState[]): readonly GroupState[] {
  const byId = new Map<GroupId, GroupState>();
  for (const group of groups) if ((byId.get(group.groupId)?.resolution ?? null) === null) byId.set(group.groupId, group);
  return [...byId.values()];
}

function hull(spans: readonly Span[]): Span {
  return [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
}

/** The earliest day; words without a day only where there is no day. */
function firstDue(deadlines: readonly (Deadline | null)[]): Deadline | null {
  const given = deadlines.filter((deadline) => deadline !== null);
  const dated = given.filter(({ on }) => on !== null).toSorted((one, other) => (one.on! < other.on! ? -1 : 1));
  return dated[0] ?? given[0] ?? null;
}

type Led = { readonly unitId: UnitId; readonly role: ReadDuty['role'] };

/** The lead that all who have one share; null where they differ. */
function agreedLeads(lists: readonly (readonly Led[])[]): readonly UnitId[] | null {
  const [first, ...others] = lists.map((duties) => leadUnits(duties)).filter((leads) => leads.length > 0);
  if (first === undefined) return [];
  const alike = others.every((leads) => leads.length === first.length && leads.every((lead) => first.includes(lead)));
  return alike ? first : null;
}

/** Strongest role wins; where the leads differ none is recorded, and a person settles it. */
function unitedUnder<D extends Led>(lists: readonly (readonly D[])[], leads: readonly UnitId[] | null): readonly D[] {
  const united = uniteDuties(lists.flat());
  return leads === null ? united.map((duty) => (duty.role === 'lead' ? { ...duty, role: 'responsible' } : duty)) : united;
}

type Proposing = { readonly duties: readonly Led[]; readonly proposedLead: UnitId | null };

function proposalOf(sources: readonly Proposing[], leads: readonly UnitId[] | null): UnitId | null {
  const proposals = sources.flatMap(({ duties, proposedLead }) => [...(leads === null ? leadUnits(duties) : []), proposedLead]);
  return proposals.find((unitId) => unitId !== null) ?? null;
}

/** The whole as a task: what persons settled on the sources is united like what was read. */
export function mergedTask(sources: readonly TaskState[], bare: TaskState, coordinatorUnitId: UnitId): TaskState {
  const lists = sources.map((task) => task.duties);
  const leads = agreedLeads(lists);
  const groups = distinctGroups(sources.flatMap((task) => task.groups));
  const task = withDuties({ ...bare, groups, proposedLead: proposalOf(sources, leads) }, unitedUnder(lists, leads));
  const madeFrom = sources.map((source) => source.taskId);
  return { ...task, madeFrom, closing: mergedClosing(sources, task, coordinatorUnitId) };
}

function mergedClosing(sources: readonly TaskState[], task: TaskState, coordinatorUnitId: UnitId): ClosingState {
  const conditions = sources.map((source) => source.closing);
  const joined = (words: readonly string[]) => [...new Set(words)].filter((text) => text.trim() !== '').join('\n');
  const parts = conditions.flatMap((condition) => condition.parts).map(({ text }, index) => ({ partId: `${index + 1}`, text }));
  const verifiers = new Set(conditions.map((condition) => condition.verifyingUnitId));
  const [verifier] = verifiers;
  const stands = verifiers.size === 1 && verifier !== undefined && !holdsDuty(task, verifier);
  const { verifyingUnitId } = stands ? { verifyingUnitId: verifier } : verifiedByDefault(task, coordinatorUnitId);
  const doneWhen = joined(conditions.map((condition) => condition.doneWhen));
  const evidence = joined(conditions.map((condition) => condition.evidence));
  return { ...conditions[0]!, doneWhen, evidence, parts, confirmed: false, verifyingUnitId };
}
