/** What changed in the words since they were last accepted, marked character by character: Chinese puts no spaces between its words. */
import { diffChars } from 'diff';

export type WordChange = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string };

/** Beyond this the comparison is not worth its time: the whole text counts as new. */
const MOST = 6000;

export const wordChanges = (former: string, now: string): readonly WordChange[] => {
  if (former === now) return now === '' ? [] : [{ kind: 'same', text: now }];
  if (former === '') return [{ kind: 'added', text: now }];
  if (former.length + now.length > MOST)
    return [
      { kind: 'removed', text: former },
      { kind: 'added', text: now },
    ];
  return diffChars(former, now).map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));
};
