/** A file out of a form: its bytes, and a name that is a name and no path. */
import type { Context } from 'hono';
import { wrongFields } from '../http/malformed.js';
import type { Refused } from '../http/problem.js';
import { limits } from '../limits.js';
import { plainName } from '../plans/receive-plan.js';

export type ReceivedFile = { readonly bytes: Uint8Array; readonly fileName: string };

export const receivedFile = async (c: Context): Promise<ReceivedFile | Refused> => {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'multipart/form-data') return { refused: 'request/unsupported-type' };
  const form = await c.req.raw.formData().catch(() => null);
  const file = form?.get('file');
  if (!(file instanceof File)) return wrongFields([{ path: 'file', fault: 'missing' }]);
  if (file.size > limits.uploadBytes) return { refused: 'request/too-large', params: { limit: limits.uploadBytes } };
  return { bytes: new Uint8Array(await file.arrayBuffer()), fileName: plainName(file.name).replace(/[:*?"<>|]/g, '_') };
};
