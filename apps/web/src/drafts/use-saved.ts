/**
 * Words saved as typed, with the revision they were written on. When somebody else saved meanwhile nothing is overwritten: the other person's
 * words stand beside one's own until a person chooses.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ProblemError } from '../api/problem';
import { onSessionBack } from '../api/session-watch';

const PAUSE_MS = 700;

export type SavedAs<W> = { readonly revision: number; readonly value: W; readonly person: string; readonly at: string };
export type SavingState = 'still' | 'waiting' | 'saving' | 'saved' | 'failed' | 'conflict';
export type Saved<W> = {
  readonly value: W;
  /** Goes up when the value was replaced from elsewhere: fields that keep what is half typed begin anew. */
  readonly replaced: number;
  readonly state: SavingState;
  readonly error: unknown;
  readonly theirs: SavedAs<W> | null;
  readonly change: (value: W) => void;
  readonly takeTheirs: () => void;
  readonly keepMine: () => void;
  readonly retry: () => void;
};
type Source<W> = {
  readonly saved: SavedAs<W> | null;
  readonly initial: W;
  readonly save: (value: W, revision: number) => Promise<SavedAs<W>>;
  /** The words of a refused save (412), as they are now. */
  readonly theirsOf: (problem: unknown) => SavedAs<W> | null;
};

export function useSaved<W>({ saved, initial, save, theirsOf }: Source<W>): Saved<W> {
  const [value, setValue] = useState(saved?.value ?? initial);
  const [replaced, setReplaced] = useState(0);
  const [state, setState] = useState<SavingState>('still');
  const [theirs, setTheirs] = useState<SavedAs<W> | null>(null);
  const [error, setError] = useState<unknown>(null);
  const at = useRef({ value, revision: saved?.revision ?? 0, dirty: false, running: false, timer: 0 });
  const latest = useRef({ save, theirsOf });
  latest.current = { save, theirsOf };

  const run = useCallback(async () => {
    const now = at.current;
    window.clearTimeout(now.timer);
    if (now.running || !now.dirty) return;
    now.running = true;
    now.dirty = false;
    setState('saving');
    try {
      const done = await latest.current.save(now.value, now.revision);
      now.revision = done.revision;
      setState(now.dirty ? 'waiting' : 'saved');
    } catch (cause) {
      now.dirty = true;
      const other = cause instanceof ProblemError && cause.problem.status === 412 ? latest.current.theirsOf(cause.problem) : null;
      setTheirs(other);
      setError(cause);
      setState(other ? 'conflict' : 'failed');
      return;
    } finally {
      now.running = false;
    }
    if (now.dirty) now.timer = window.setTimeout(() => void run(), PAUSE_MS);
  }, []);

  const change = useCallback(
    (next: W) => {
      const now = at.current;
      now.value = next;
      now.dirty = true;
      setValue(next);
      setState((before) => (before === 'conflict' ? before : 'waiting'));
      window.clearTimeout(now.timer);
      now.timer = window.setTimeout(() => void run(), PAUSE_MS);
    },
    [run],
  );
  const takeTheirs = () => {
    if (!theirs) return;
    Object.assign(at.current, { value: theirs.value, revision: theirs.revision, dirty: false });
    setValue(theirs.value);
    setReplaced((count) => count + 1);
    setTheirs(null);
    setState('saved');
  };
  const keepMine = () => {
    if (theirs) at.current.revision = theirs.revision;
    setTheirs(null);
    at.current.dirty = true;
    void run();
  };

  /** What came from elsewhere (another person, a workbook) is shown unless something of one's own is not saved yet. */
  useEffect(() => {
    const now = at.current;
    if (!saved || now.dirty || now.running || saved.revision <= now.revision) return;
    Object.assign(now, { value: saved.value, revision: saved.revision });
    setValue(saved.value);
    setReplaced((count) => count + 1);
  }, [saved]);
  useEffect(() => () => void run(), [run]);
  /** What could not be saved because the session had ended goes out once the person is back. */
  useEffect(() => onSessionBack(() => void run()), [run]);

  return { value, replaced, state, error, theirs, change, takeTheirs, keepMine, retry: () => void run() };
}
