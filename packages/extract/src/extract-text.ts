/**
 * Bytes → text. The one way in: checks what can be checked before anything is opened, decides the format by content, and hands what takes
 * parsing to a thread of its own with a time limit and a memory limit, so that a hostile file costs its sender's request and nothing else.
 */

import { decodeText } from './decode.js';
import { type ExtractInput, type Extraction, refuse } from './extraction.js';
import { limits } from './limits.js';
import { runInThread } from './run-in-thread.js';
import { declaredCharset, isNoText, type Kind, looksLikeHtml, sniff } from './sniff.js';

export type ExtractOptions = { readonly milliseconds?: number };

const checkText = (result: Extraction): Extraction => {
  if (!result.ok) return result;
  if (result.text.length > limits.characters) {
    return refuse('extract/too-long-text', { characters: result.text.length, limit: limits.characters });
  }
  return /[^\s\ufeff]/.test(result.text) ? result : refuse('extract/empty');
};

const extractPlain = async (input: ExtractInput, options: ExtractOptions): Promise<Extraction> => {
  const { text, encoding } = decodeText(input.bytes, declaredCharset(input.bytes));
  if (looksLikeHtml(text, input.fileName)) {
    const result = await runInThread({ kind: 'html', source: text }, options);
    return result.ok ? { ...result, encoding } : result;
  }
  if (isNoText(text)) return refuse('extract/not-a-document', { format: 'binary' });
  return { ok: true, text, format: 'txt', encoding };
};

const extractKind = (kind: Kind, input: ExtractInput, options: ExtractOptions): Extraction | Promise<Extraction> => {
  switch (kind.kind) {
    case 'zip':
    case 'pdf':
      return runInThread({ kind: kind.kind, bytes: input.bytes }, options);
    case 'encrypted':
      return refuse('extract/encrypted', { format: 'docx' });
    case 'unsupported':
      return refuse('extract/unsupported', { format: kind.format });
    case 'not-a-document':
      return refuse('extract/not-a-document', { format: kind.format });
    case 'text':
      return extractPlain(input, options);
    default:
      return kind satisfies never;
  }
};

export const extractText = async (input: ExtractInput, options: ExtractOptions = {}): Promise<Extraction> => {
  if (input.bytes.length === 0) return refuse('extract/empty');
  if (input.bytes.length > limits.fileBytes) return refuse('extract/too-large', { bytes: input.bytes.length, limit: limits.fileBytes });
  return checkText(await extractKind(sniff(input.bytes, input.fileName), input, options));
};

/** Pasted text: the same checks, and a page's source pasted as text is read as the page. */
export const extractPasted = async (text: string, options: ExtractOptions = {}): Promise<Extraction> => {
  const given = checkText({ ok: true, text, format: 'pasted' });
  if (!given.ok || !looksLikeHtml(text, null)) return given;
  const page = await runInThread({ kind: 'html', source: text }, options);
  return checkText(page.ok ? { ...page, format: 'pasted' } : page);
};

/** Every word of an office file, for looking and not for reading (office-words.ts); `format` is what the archive is by its own declaration. */
export const extractOfficeWords = async (bytes: Uint8Array, options: ExtractOptions = {}): Promise<Extraction> => {
  if (bytes.length > limits.fileBytes) return refuse('extract/too-large', { bytes: bytes.length, limit: limits.fileBytes });
  if (sniff(bytes, null).kind !== 'zip') return refuse('extract/not-a-document', { format: 'binary' });
  return runInThread({ kind: 'words', bytes }, options);
};
