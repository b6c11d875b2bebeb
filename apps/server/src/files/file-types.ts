/**
 * Which files are taken as evidence or scans: told by their content, which must be what the name says. An office file is opened to see that it is one
 * and brings no program; nothing that a browser would run is taken.
 */
import { type Extraction, extractOfficeWords, extractText } from '@taizhang/extract';

type Look = (bytes: Uint8Array) => Promise<Extraction> | Extraction;
type Kind = { readonly mediaType: string; readonly endings: readonly string[]; readonly look: Look };

const no: Extraction = { ok: false, refusal: { code: 'extract/not-a-document', params: {} } };
/** A picture holds no words that a program could read here. */
const wordless: Extraction = { ok: true, text: '', format: 'txt' };
const startsWith =
  (...head: readonly number[]): Look =>
  (bytes) =>
    head.every((byte, at) => bytes[at] === byte) ? wordless : no;
const office =
  (format: string): Look =>
  async (bytes) => {
    const words = await extractOfficeWords(bytes);
    return words.ok && words.format !== format ? no : words;
  };

/** Scanned pages have no words: what they show nobody can check here. */
const pdf: Look = async (bytes) => {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return no;
  const read = await extractText({ bytes, fileName: null });
  return read.ok || (read.refusal.code !== 'extract/no-text-layer' && read.refusal.code !== 'extract/empty') ? read : wordless;
};

/** UTF-8 without control characters, and no mark-up: a page under the name of a text is a page. */
const plainText: Look = (bytes) => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const plain = !/[^\P{Cc}\t\r\n\f\v]/u.test(text) && !/<\s*(?:!doctype|html|svg|script|\?xml|body|iframe)/i.test(text.slice(0, 4096));
    return plain ? { ok: true, text, format: 'txt' } : no;
  } catch {
    return no;
  }
};

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const KINDS: readonly Kind[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], look: pdf },
  { mediaType: 'image/png', endings: ['png'], look: startsWith(0x89, 0x50, 0x4e, 0x47) },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], look: startsWith(0xff, 0xd8, 0xff) },
  { mediaType: `${OFFICE}wordprocessingml.document`, endings: ['docx'], look: office('docx') },
  { mediaType: `${OFFICE}spreadsheetml.sheet`, endings: ['xlsx'], look: office('xlsx') },
  { mediaType: 'application/ofd', endings: ['ofd'], look: office('ofd') },
  { mediaType: 'text/plain', endings: ['txt', 'csv'], look: plainText },
];

/** What a file is and the words in it; null where its name's ending is none of these, or its content is not what the name says. */
export type Known = { readonly mediaType: string; readonly text: string };

const NOT_WHAT_IT_SAYS: readonly string[] = ['extract/not-a-document', 'extract/unsupported', 'extract/broken'];

export const knownFile = async (
  fileName: string,
  bytes: Uint8Array,
): Promise<Known | Extract<Extraction, { readonly ok: false }>['refusal'] | null> => {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS.find(({ endings }) => endings.includes(ending));
  if (kind === undefined || bytes.length === 0) return null;
  const looked = await kind.look(bytes);
  if (looked.ok) return { mediaType: kind.mediaType, text: looked.text };
  return NOT_WHAT_IT_SAYS.includes(looked.refusal.code) ? null : looked.refusal;
};
