/** What extraction gives: the text, or a refusal as a value. Nothing here throws on a document; messages are made by the catalogue. */

export type TextFormat = 'txt' | 'html' | 'docx' | 'xlsx' | 'ofd' | 'zip' | 'pdf' | 'pasted';

/** `code` is stable; `params` fill the catalogue's message. */
export type ExtractRefusal = { readonly code: ExtractRefusalCode; readonly params: Readonly<Record<string, string | number>> };

/** In order of precedence: the first that holds is the one returned. */
export const extractRefusalCodes = [
  'extract/empty',
  'extract/too-large',
  'extract/not-a-document',
  'extract/unsupported',
  'extract/archive-bomb',
  'extract/encrypted',
  'extract/broken',
  'extract/too-many-pages',
  'extract/no-text-layer',
  'extract/too-long-text',
  'extract/timeout',
  'extract/too-complex',
] as const;
export type ExtractRefusalCode = (typeof extractRefusalCodes)[number];

export type Extraction =
  | { readonly ok: true; readonly text: string; readonly format: TextFormat; readonly encoding?: string }
  | { readonly ok: false; readonly refusal: ExtractRefusal };

export type ExtractInput = { readonly bytes: Uint8Array; readonly fileName: string | null };

export const refuse = (code: ExtractRefusalCode, params: ExtractRefusal['params'] = {}): Extraction => ({
  ok: false,
  refusal: { code, params },
});

/** Carries a refusal out of deep parsing; caught in `extract-text.ts` and the worker, never leaves the package. */
export class Refused extends Error {
  constructor(readonly refusal: ExtractRefusal) {
    super(refusal.code);
  }
}

export const refused = (code: ExtractRefusalCode, params: ExtractRefusal['params'] = {}): Refused => new Refused({ code, params });
