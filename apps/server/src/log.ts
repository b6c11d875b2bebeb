/** Structured log lines, one JSON object each. No names, no words of people or documents, no addresses: routes, ids of incidents, times. */
export type LogLine = Readonly<Record<string, string | number | boolean | null>> & { readonly event: string };
export type Log = (level: 'info' | 'warn' | 'error', line: LogLine) => void;

const RANK = { info: 0, warn: 1, error: 2 } as const;

export const logTo =
  (write: (line: string) => void, least: keyof typeof RANK, now: () => Date): Log =>
  (level, line) => {
    if (RANK[level] >= RANK[least]) write(JSON.stringify({ at: now().toISOString(), level, ...line }));
  };

export const silent: Log = () => {};
