/** Which lines of a long list stand in view. Heights are known beforehand, so scrolling measures nothing. */
import { type RefObject, useCallback, useEffect, useMemo, useState } from 'react';

const OVERSCAN_PX = 400;

/** Index of the first offset greater than `y`, minus one: the line that covers it. */
function lineAt(offsets: readonly number[], y: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (offsets[middle]! <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function useWindow(box: RefObject<HTMLElement | null>, heights: readonly number[]) {
  const offsets = useMemo(() => {
    const sums = [0];
    for (const height of heights) sums.push(sums[sums.length - 1]! + height);
    return sums;
  }, [heights]);
  const [view, setView] = useState({ top: 0, height: 900 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    let frame = 0;
    const look = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setView({ top: element.scrollTop, height: element.clientHeight }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const size = new ResizeObserver(look);
    size.observe(element);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('scroll', look);
      size.disconnect();
    };
  }, [box]);
  const from = lineAt(offsets, Math.max(0, view.top - OVERSCAN_PX));
  const to = Math.min(heights.length, lineAt(offsets, view.top + view.height + OVERSCAN_PX) + 1);
  const total = offsets[offsets.length - 1]!;
  const reveal = useCallback(
    (index: number) => {
      const element = box.current;
      const top = offsets[index];
      if (!element || top === undefined) return;
      const below = offsets[index + 1]! - element.clientHeight + 60;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (below > element.scrollTop) element.scrollTop = below;
    },
    [box, offsets],
  );
  return { from, to, before: offsets[from]!, after: total - offsets[to]!, reveal };
}

export function useNarrow(): boolean {
  const query = '(max-width: 760px)';
  const [narrow, setNarrow] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const look = () => setNarrow(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return narrow;
}
