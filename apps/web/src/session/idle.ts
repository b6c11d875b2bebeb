/** How long nobody has touched this page. The page asks for news by itself; that must not keep the session of a person who went away alive. */
const MINUTE = 60_000;
const QUIET_MS = 2 * MINUTE;
let touchedAt = Date.now();
const touch = () => {
  touchedAt = Date.now();
};
for (const kind of ['pointerdown', 'keydown', 'wheel']) addEventListener(kind, touch, { capture: true, passive: true });

export const isQuiet = (): boolean => Date.now() - touchedAt > QUIET_MS;

/** Calls `look` once the session must have ended by itself; returns what stops the watch. */
export function watchIdle(minutes: number, look: () => void): () => void {
  const timer = setInterval(() => {
    if (Date.now() - touchedAt > (minutes + 1) * MINUTE + QUIET_MS) look();
  }, MINUTE);
  return () => clearInterval(timer);
}
