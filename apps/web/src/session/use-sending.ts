/** One request of a plain form: whether it is under way, and why it was refused. */
import { useState } from 'react';

export type Sending = {
  readonly busy: boolean;
  readonly error: unknown;
  /** What came back; null where it was refused, and `error` says why. */
  readonly send: <T>(work: () => Promise<T>) => Promise<T | null>;
};

export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const send = async <T>(work: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setError(null);
    try {
      return await work();
    } catch (cause) {
      setError(cause);
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, send };
}
