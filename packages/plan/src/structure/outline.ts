/** The outline as a tree: every number with the stretch it opens, under the number that holds it. The root holds what stands before all numbers. */
import type { Candidate } from '../numbering/candidates.js';
import { ranks } from '../numbering/candidates.js';

export type Node = {
  readonly index: number;
  readonly parent: Node | null;
  readonly marker: Candidate | null;
  /** Where it begins, its number included. */
  readonly start: number;
  /** Where its words begin, behind the number. */
  readonly body: number;
  /** Where the next number of any depth begins. */
  readonly end: number;
  readonly children: Node[];
};

export const rankOf = (node: Node): number => (node.marker ? ranks[node.marker.kind] : -1);

/** In the order of the text, the root first. */
export const buildOutline = (markers: readonly Candidate[], length: number): readonly Node[] => {
  const root: Node = { index: 0, parent: null, marker: null, start: 0, body: 0, end: markers[0]?.start ?? length, children: [] };
  const nodes = [root];
  let current = root;
  for (const [i, marker] of markers.entries()) {
    let parent = current;
    while (parent.parent !== null && rankOf(parent) >= ranks[marker.kind]) parent = parent.parent;
    const end = markers[i + 1]?.start ?? length;
    const node: Node = { index: i + 1, parent, marker, start: marker.start, body: marker.end, end, children: [] };
    parent.children.push(node);
    nodes.push(node);
    current = node;
  }
  return nodes;
};

/** Where the last node under this one ends. */
export const endOfBranch = (node: Node): number => {
  let last = node;
  while (last.children.length > 0) last = last.children.at(-1)!;
  return last.end;
};
