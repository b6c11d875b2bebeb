/**
 * Acts. One command, one id: it is made here once and sent again unchanged when the network fails, so that a retry finds its first answer.
 */
import { answer, api, type Executed } from './client';
import { ProblemError } from './problem';
import type { operations } from './schema.generated';

type ActOperation = Extract<keyof operations, `act-${string}`>;
export type ActName = ActOperation extends `act-${infer Name}` ? Name : never;
type BodyOf<N extends ActName> = operations[`act-${N}`]['requestBody']['content']['application/json'];
export type ActFields<N extends ActName> = Omit<BodyOf<N>, 'commandId'>;

/** `crypto.randomUUID` is missing where the page is served over plain HTTP on an intranet. */
export function commandId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const PAUSES_MS = [300, 1000, 3000];

export async function withRetries<T>(send: () => Promise<T>): Promise<T> {
  for (const pause of PAUSES_MS) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof ProblemError) || !error.passing) throw error;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
  return send();
}

export function sendAct<N extends ActName>(planId: string, name: N, fields: ActFields<N>, revision?: number): Promise<Executed> {
  const body = { ...fields, commandId: commandId() };
  return withRetries(() =>
    answer(
      // The path is one of the generated ones; its union with the body is too wide for the compiler to follow.
      api.POST(`/api/plans/{planId}/acts/${name}` as '/api/plans/{planId}/acts/dispatch', {
        params: { path: { planId }, header: revision === undefined ? {} : { 'if-match': `"${revision}"` } },
        body: body as unknown as BodyOf<'dispatch'>,
      }),
    ),
  );
}
