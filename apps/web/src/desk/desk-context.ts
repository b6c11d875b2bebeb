/** What every step of the desk works with. */
import { createContext, useContext } from 'react';
import type { ActName } from '../api/act';
import type { Checklist, Finding, Group, Plan, PlanDocument, TaskRow } from '../api/client';
import type { Act } from '../shell/use-act';
import type { Range } from './segments';

export type DeskWork = {
  readonly planId: string;
  readonly plan: Plan;
  readonly document: PlanDocument;
  readonly rows: readonly TaskRow[];
  readonly findings: readonly Finding[];
  readonly groups: readonly Group[];
  readonly checklist: Checklist;
  readonly act: Act;
  readonly pending: boolean;
  readonly may: (name: ActName) => boolean;
  /** Shows the place in the source. */
  readonly show: (span: readonly number[]) => void;
  /** Whether a place is shown already; a link from elsewhere opens without one. */
  readonly shown: boolean;
  /** Opens the form that makes a task of a stretch of the source. */
  readonly addTask: (range: Range) => void;
  readonly showTask: (taskId: string) => void;
};

export const DeskContext = createContext<DeskWork | null>(null);

export function useDesk(): DeskWork {
  const work = useContext(DeskContext);
  if (!work) throw new Error('a step stands outside the desk');
  return work;
}

/** Acts on many go in parts of this size, which is the limit of the API. */
const MOST_AT_ONCE = 1000;

export function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  const parts: T[][] = [];
  for (let at = 0; at < all.length; at += MOST_AT_ONCE) parts.push(all.slice(at, at + MOST_AT_ONCE));
  return parts;
}
