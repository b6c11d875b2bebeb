/** The filters of the ledger live in the address, so that a link carries them. Here they are read from it and written to it, nothing else. */
import type { TaskFilters } from '../api/queries';

export const GROUPINGS = ['section', 'unit'] as const;
export type Grouping = (typeof GROUPINGS)[number];
export const FLAGS = ['openAsk', 'waiting', 'objected', 'leadUnsettled', 'closingUnconfirmed', 'ready'] as const;
export type Flag = (typeof FLAGS)[number];
export const SORTS = ['order', 'due', 'status', 'lead'] as const;
export type Sort = (typeof SORTS)[number];

export const STATUSES = [
  'drafted',
  'dispatched',
  'acknowledged',
  'underWay',
  'completed',
  'closedOut',
  'madeRoutine',
  'notAttained',
  'suspended',
  'withdrawn',
] as const;
export const ROLES = ['lead', 'responsible', 'support'] as const;
export const CLOSING_KINDS = ['deliverable', 'project', 'measure', 'event', 'strive', 'recurring', 'continuing'] as const;
export const KINDS = ['main', 'cooperation'] as const;

/** A past day is looked at, not searched for: it stays when the filters are cleared. */
const PLAIN = ['q', 'section', 'unit', 'role', 'status', 'kind', 'closing', 'dueFrom', 'dueTo', 'sort'] as const;
export type FilterName = (typeof PLAIN)[number];

const FLAG_QUERY: Record<Flag, Partial<TaskFilters>> = {
  openAsk: { openAsk: 'true' },
  waiting: { waiting: 'true' },
  objected: { objected: 'true' },
  leadUnsettled: { leadSettled: 'false' },
  closingUnconfirmed: { closingConfirmed: 'false' },
  ready: { ready: 'true' },
};

export const flagsOf = (address: URLSearchParams): readonly Flag[] =>
  (address.get('show') ?? '').split(',').filter((flag): flag is Flag => FLAGS.some((known) => known === flag));

export const groupingOf = (address: URLSearchParams): Grouping | null => GROUPINGS.find((known) => known === address.get('group')) ?? null;

/** What each filter can be; a word in the address that is none of these is as if it were not there. */
const KNOWN: Partial<Record<FilterName, readonly string[]>> = {
  role: ROLES,
  status: [...STATUSES, 'replaced'],
  closing: CLOSING_KINDS,
  kind: KINDS,
  sort: SORTS,
};
const LONGEST_SEARCH = 200;

export function dayIn(address: URLSearchParams, name: string): string {
  const day = address.get(name) ?? '';
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
  return instant && !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : '';
}

function wordsOf(address: URLSearchParams, name: FilterName): string {
  if (name === 'dueFrom' || name === 'dueTo') return dayIn(address, name);
  const known = KNOWN[name];
  if (!known) return (address.get(name) ?? '').slice(0, LONGEST_SEARCH);
  const words = listOf(address, name).filter((word) => known.includes(word));
  return name === 'kind' || name === 'sort' ? (words[0] ?? '') : words.join(',');
}

/** The query of the API. Grouping by unit wants the rows by lead. */
export function filtersOf(address: URLSearchParams): TaskFilters {
  const plain = Object.fromEntries(
    PLAIN.flatMap((name) => (wordsOf(address, name) ? [[name, wordsOf(address, name)]] : [])),
  ) as TaskFilters;
  const flags = Object.assign({}, ...flagsOf(address).map((flag) => FLAG_QUERY[flag])) as Partial<TaskFilters>;
  const grouping = groupingOf(address);
  const asOf = dayIn(address, 'asOf');
  return { ...plain, ...flags, ...(asOf ? { asOf } : {}), ...(grouping ? { sort: grouping === 'unit' ? 'lead' : 'order' } : {}) };
}

export const isFiltered = (address: URLSearchParams): boolean =>
  flagsOf(address).length > 0 || PLAIN.some((name) => name !== 'sort' && wordsOf(address, name));

/** The same address with one value changed; an empty value leaves it out. */
export function withValue(address: URLSearchParams, name: string, value: string | readonly string[] | null | undefined): URLSearchParams {
  const next = new URLSearchParams(address);
  const words = typeof value === 'string' ? value : (value ?? []).join(',');
  if (words) next.set(name, words);
  else next.delete(name);
  return next;
}

/** The address without its filters; grouping and the day looked at are no filters. */
export const cleared = (address: URLSearchParams): URLSearchParams =>
  new URLSearchParams(['group', 'asOf'].flatMap((name) => (address.get(name) ? [[name, address.get(name)!]] : [])));

export const listOf = (address: URLSearchParams, name: string): string[] => (address.get(name) ?? '').split(',').filter(Boolean);
