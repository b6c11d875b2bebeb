/** Which stretch of the source a person has selected, read from the marked pieces the selection begins and ends in. */
import { useEffect, useState } from 'react';
import type { Range } from './segments';

const LEAST_CHARACTERS = 4;

function placeOf(node: Node | null, offset: number): number | null {
  const piece = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>('[data-from]');
  return piece ? Number(piece.dataset.from) + (node instanceof Element ? 0 : offset) : null;
}

function selectedRange(box: HTMLElement | null): Range | null {
  const selection = getSelection();
  if (!box || !selection || selection.isCollapsed || !box.contains(selection.anchorNode) || !box.contains(selection.focusNode)) return null;
  const places = [placeOf(selection.anchorNode, selection.anchorOffset), placeOf(selection.focusNode, selection.focusOffset)];
  const [one, other] = places;
  if (one == null || other == null || Math.abs(one - other) < LEAST_CHARACTERS) return null;
  return [Math.min(one, other), Math.max(one, other)];
}

export function useSelectedRange(box: { readonly current: HTMLElement | null }): Range | null {
  const [range, setRange] = useState<Range | null>(null);
  useEffect(() => {
    const look = () => setRange(selectedRange(box.current));
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [box]);
  return range;
}

/** The stretch without the white space at its ends. */
export function trimmed(source: string, [from, to]: Range): Range {
  const words = source.slice(from, to);
  return [from + words.length - words.trimStart().length, to - (words.length - words.trimEnd().length)];
}
