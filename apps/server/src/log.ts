/** Structured log lines, one JSON object each. No names, no words of people or documents, no addresses: routes, ids of incidents, times. */
export type LogLine = Readonly<Record<string, string | number | boolean | null>> & { readonly event: string };
export type Level = 'info' | 'warn' | 'error';
export type Log = (level: Level, line: LogLine) => void;

const RANK = { info: 0, warn: 1, error: 2 } as const;

export const logTo =
  (write: (line: string) => void, least: Level, now: () => Date): Log =>
  (level, line) => {
    if (RANK[level] >= RANK[least]) write(JSON.stringify({ at: now().toISOString(), level, ...line }));
  };

export const silent: Log = () => {};

/** Quoted values, addresses of mail and web, words that are not ASCII, long runs of digits: what a library repeats of what people wrote. */
const PERSONAL = /"[^"]*"|'[^']*'|`[^`]*`|<[^<>]*@[^<>]*>|\S*@\S+|\b\w+:\/\/\S+|[^\x20-\x7E]+|\b\d{5,}\b/g;
const MOST = 300;

/** What may be said of a fault in a log: its kind, its code, its sentence with everything masked that can stem from a person. */
export const faultWords = (fault: unknown): string => {
  if (!(fault instanceof Error)) return typeof fault;
  const { code } = fault as { code?: unknown };
  const sentence = fault.message.replace(PERSONAL, '…').slice(0, MOST);
  return `${fault.name}${typeof code === 'string' ? ` ${code}` : ''}: ${sentence}`;
};

/** The places it came through, without its sentence. */
export const faultPlaces = (fault: unknown): string | null => {
  const stack = fault instanceof Error ? (fault.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return places.length === 0 ? null : places.map((line) => line.trim()).join('\n');
};
