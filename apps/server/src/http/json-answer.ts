/**
 * An answer as JSON, made whole at once: text, length, every header. A response that is changed after it was made is copied by the framework, body and
 * all, and costs as much as a query. Long answers are packed where the browser takes that: lightly, since a page is read once.
 */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';

const pack = promisify(gzip);
/** Bytes from which packing is worth it, and how hard it is tried (1 to 9). */
const LONG = 16 * 1024;
const EFFORT = 1;

/** Headers of every answer of the API that is made here; nobody else's cache may keep it. */
const OWN = {
  'content-type': 'application/json; charset=UTF-8',
  'cache-control': 'no-store',
  vary: 'cookie, accept-language, accept-encoding',
};

const whole = new WeakSet<Response>();
/** Made here, with every header: nothing is added to it afterwards. */
export const isWhole = (response: Response): boolean => whole.has(response);

const made = (body: string | Uint8Array<ArrayBuffer>, status: number, headers: Readonly<Record<string, string>>): Response => {
  const response = new Response(body, { status, headers });
  whole.add(response);
  return response;
};

export const jsonAnswer = async (
  c: Context,
  answer: unknown,
  status: number,
  headers: Readonly<Record<string, string>>,
): Promise<Response> => {
  const text = JSON.stringify(answer);
  const own = { ...OWN, ...headers };
  if (text.length < LONG || !/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return made(text, status, own);
  const packed = new Uint8Array(await pack(text, { level: EFFORT }));
  return made(packed, status, { ...own, 'content-encoding': 'gzip' });
};
