/** The keys of the queue. They rest while something is typed, a dialog is open, or a button already answers to Enter. */
import { useEffect, useRef } from 'react';

type Keys = { readonly next: () => void; readonly previous: () => void; readonly settle: () => void; readonly correct: () => void };

const KEYS: Readonly<Record<string, keyof Keys>> = {
  j: 'next',
  ArrowDown: 'next',
  k: 'previous',
  ArrowUp: 'previous',
  Enter: 'settle',
  c: 'correct',
};

/** Controls on which Enter would change nothing: the finding already open, the step already shown. */
const IDLE = '.finding-line[aria-expanded="true"], .step-list [aria-current]';

export function useFindingKeys(awake: boolean, keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    if (!awake) return;
    const pressed = (event: KeyboardEvent) => {
      const name = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      const target = event.target as HTMLElement;
      if (!name || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (target.closest('input, select, textarea, [role="dialog"], [role="combobox"]')) return;
      if (event.key === 'Enter' && target.closest('button, a, summary') && !target.closest(IDLE)) return;
      if (event.key.startsWith('Arrow') && target.closest('.source')) return;
      event.preventDefault();
      latest.current[name]();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, [awake]);
}
