/**
 * The sheet by keyboard alone: from task to task, "no change" and the three lights, each one key with Alt so that typing is never taken for a
 * command. Works on what stands in the page; a key for which a task has no button does nothing.
 */
import { useEffect } from 'react';

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.sheet-task')];
const rowOf = (element: Element | null): HTMLElement | null => element?.closest('.sheet-task') ?? null;
const waits = (row: HTMLElement): boolean => row.querySelector('.row-empty, .row-begun') !== null;
/** The box first; where there is none, what one can change; where that is not either, the way to the task. */
const FIELDS = ['.sheet-box textarea', '.no-change button', '.sheet-box input', '.sheet-box button', 'a'] as const;
const field = (row: HTMLElement): HTMLElement | null =>
  FIELDS.map((selector) => row.querySelector<HTMLElement>(selector)).find((found) => found !== null) ?? null;

function goTo(row: HTMLElement | undefined): void {
  if (!row) return;
  row.scrollIntoView({ block: 'start' });
  field(row)?.focus({ preventScroll: true });
}

/** The next task that still wants words, from where one is, around to the top. */
export function goToNextWaiting(from: Element | null = document.activeElement): void {
  const all = rows();
  const at = all.indexOf(rowOf(from)!);
  goTo([...all.slice(at + 1), ...all.slice(0, at + 1)].find(waits));
}

function step(by: 1 | -1): void {
  const all = rows();
  const at = all.indexOf(rowOf(document.activeElement)!);
  goTo(at < 0 ? all[0] : all[at + by]);
}

const inRow = (selector: string, index = 0): void => {
  const row = rowOf(document.activeElement);
  row?.querySelectorAll<HTMLElement>(selector)[index]?.click();
};

/** The box goes away with this one, and the focus with it: it stays on the task. */
function noChange(): void {
  const row = rowOf(document.activeElement);
  inRow('.no-change-button:not(:disabled)');
  requestAnimationFrame(() => row && field(row)?.focus({ preventScroll: true }));
}

const KEYS: Readonly<Record<string, () => void>> = {
  ArrowDown: () => step(1),
  ArrowUp: () => step(-1),
  KeyN: () => goToNextWaiting(),
  Digit0: noChange,
  Digit1: () => inRow('.light-choice input', 0),
  Digit2: () => inRow('.light-choice input', 1),
  Digit3: () => inRow('.light-choice input', 2),
};

export function useSheetKeys(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      const act = KEYS[event.code];
      if (!act || !event.altKey || event.ctrlKey || event.metaKey || document.querySelector('.ant-modal-wrap')) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
