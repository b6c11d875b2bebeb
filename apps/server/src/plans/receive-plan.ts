/** The route by which a plan comes in: a form with a file, or pasted text as JSON. It reads the body itself, since a file is no JSON. */
import { z } from '@hono/zod-openapi';
import { ROUTES } from '@taizhang/contract';
import type { Context } from 'hono';
import { type FieldFault, malformed, wrongFields } from '../http/malformed.js';
import type { Refused } from '../http/problem.js';
import { answers } from '../http/use-case.js';
import { limits } from '../limits.js';
import { bringPlanIn, type Submitted as Whole } from './bring-plan-in.js';

const Pasted = z.object({ commandId: z.uuid(), text: z.string() });
type Submitted = Omit<Whole, 'locale'>;
const CommandId = z.uuid();
const field = (path: string, fault: FieldFault): Refused => wrongFields([{ path, fault }]);

/** The last part of a path, without what no file name can hold. */
export const plainName = (name: string): string =>
  (name.normalize('NFC').split(/[/\\]/).at(-1) ?? '').replace(/\p{Cc}|\p{Surrogate}/gu, '').slice(-200) || 'document';

const fromForm = async (c: Context): Promise<Submitted | Refused> => {
  const form = await c.req.raw.formData().catch(() => null);
  if (form === null) return field('', 'format');
  const [commandId, file] = [CommandId.safeParse(form.get('commandId')), form.get('file')];
  if (!commandId.success) return malformed(commandId.error.issues.map((issue) => ({ ...issue, path: ['commandId'] })));
  if (!(file instanceof File)) return field('file', 'missing');
  const bytes = new Uint8Array(await file.arrayBuffer());
  return {
    commandId: commandId.data,
    bytes,
    fileName: plainName(file.name),
    mediaType: file.type || 'application/octet-stream',
    pasted: null,
  };
};

/** Kept in a form that gives back every character: UTF-8 cannot hold a lone surrogate, UTF-16 can. */
const bytesOf = (text: string): { readonly bytes: Uint8Array; readonly mediaType: string } =>
  !/\p{Surrogate}/u.test(text)
    ? { bytes: new TextEncoder().encode(text), mediaType: 'text/plain; charset=utf-8' }
    : { bytes: new Uint8Array(Buffer.from(text, 'utf16le')), mediaType: 'text/plain; charset=utf-16le' };

const fromJson = async (c: Context): Promise<Submitted | Refused> => {
  const given = Pasted.safeParse(await c.req.json().catch(() => null));
  if (!given.success) return malformed(given.error.issues);
  const { commandId, text } = given.data;
  if (text.length > limits.pastedCharacters)
    return { refused: 'extract/too-long-text', params: { characters: text.length, limit: limits.pastedCharacters } };
  return { commandId, ...bytesOf(text), fileName: 'pasted.txt', pasted: text };
};

const submittedIn = (c: Context): Promise<Submitted | Refused> | Refused => {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data') return fromForm(c);
  return type === 'application/json' ? fromJson(c) : { refused: 'request/unsupported-type' };
};

export const receivePlan = answers(
  ROUTES.bringPlanIn,
  async ({ http, person, locale, parts }) => {
    if (!person.roles.includes('coordinator')) return { refused: 'act/not-yours' };
    const submitted = await submittedIn(http);
    if ('refused' in submitted) return submitted;
    const done = await bringPlanIn({ ...submitted, locale }, person, parts);
    return 'refused' in done ? done : { answer: done };
  },
  true,
);
