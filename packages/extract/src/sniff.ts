/** What a file is, by its first bytes and by what its archive holds; its name only settles what the bytes leave open. */

export type Kind =
  | { readonly kind: 'zip' | 'pdf' | 'text' }
  | { readonly kind: 'encrypted' }
  | { readonly kind: 'unsupported'; readonly format: string }
  | { readonly kind: 'not-a-document'; readonly format: string };

const ascii = (bytes: Uint8Array, from: number, to: number): string => Buffer.from(bytes.subarray(from, to)).toString('latin1');

/** First bytes in hexadecimal; a dot stands for any digit. */
type Magic = readonly [bytes: RegExp, format: string];

const PICTURES_AND_PROGRAMS: readonly Magic[] = [
  [/^ffd8ff/, 'jpeg'],
  [/^89504e470d0a/, 'png'],
  [/^47494638/, 'gif'],
  [/^424d.{8}00000000/, 'bmp'],
  [/^(?:49492a00|4d4d002a)/, 'tiff'],
  [/^52494646.{8}57454250/, 'webp'],
  [/^52494646/, 'media'],
  [/^.{8}66747970/, 'media'],
  [/^(?:494433|4f676753|664c6143|1a45dfa3)/, 'media'],
  [/^(?:4d5a..00|7f454c46|cafebabe)/, 'program'],
  [/^53514c69746520666f726d6174203300/, 'database'],
];

const UNSUPPORTED: readonly Magic[] = [
  [/^7b5c727466/, 'rtf'],
  [/^526172211a/, 'rar'],
  [/^377abcaf271c/, '7z'],
  [/^1f8b/, 'gz'],
  [/^25215053/, 'ps'],
];

const ZIP = /^504b(?:0304|0506|0708)/;
const OLE = /^d0cf11e0a1b11ae1/;

/** Names in an OLE file's directory are UTF-16; looking for them is enough, the file is not opened. */
const oleKind = (bytes: Uint8Array, fileName: string | null): Kind => {
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string): boolean => raw.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return { kind: 'encrypted' };
  const named = /\.(wps|et|dps)$/i.exec(fileName ?? '')?.[1]?.toLowerCase();
  if (named !== undefined) return { kind: 'unsupported', format: named };
  if (holds('WordDocument')) return { kind: 'unsupported', format: 'doc' };
  if (holds('Workbook') || holds('Book')) return { kind: 'unsupported', format: 'xls' };
  if (holds('PowerPoint Document')) return { kind: 'unsupported', format: 'ppt' };
  return { kind: 'unsupported', format: /\.(doc|xls|ppt)$/i.exec(fileName ?? '')?.[1]?.toLowerCase() ?? 'ole' };
};

const PDF_MARK_WITHIN = 1024;

const isPdf = (head: string): boolean => {
  const at = head.indexOf('%PDF-');
  return at === 0 || (at > 0 && head.slice(0, at).trim() === '') || head.slice(0, at) === '\xef\xbb\xbf';
};

const isMht = (head: string): boolean => /^MIME-Version:/im.test(head) && /^Content-Type:\s*multipart\/related/im.test(head);

export const sniff = (bytes: Uint8Array, fileName: string | null): Kind => {
  const head = ascii(bytes, 0, PDF_MARK_WITHIN);
  const magic = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  if (isPdf(head)) return { kind: 'pdf' };
  if (ZIP.test(magic)) return { kind: 'zip' };
  if (OLE.test(magic)) return oleKind(bytes, fileName);
  const other = UNSUPPORTED.find(([bytesOf]) => bytesOf.test(magic));
  if (other !== undefined) return { kind: 'unsupported', format: other[1] };
  if (isMht(head)) return { kind: 'unsupported', format: 'mht' };
  if (/<\?mso-application progid="Word/.test(head)) return { kind: 'unsupported', format: 'xml' };
  const picture = PICTURES_AND_PROGRAMS.find(([bytesOf]) => bytesOf.test(magic));
  if (picture !== undefined) return { kind: 'not-a-document', format: picture[1] };
  return { kind: 'text' };
};

const OPENS_WITH_TAG =
  /^\s*<(?:!doctype\s+html|!--|%|\/?(?:html|head|body|meta|title|link|script|style|div|p|table|tr|td|span|h[1-6]|ul|ol|section|article|main|font|center|br|jsp:))/i;
const CLOSING_TAG = /<\/(?:p|div|td|tr|table|span|li|h[1-6])\s*>/gi;
const ENOUGH_CLOSING_TAGS = 5;

/** A page under any name, or part of one, pasted or saved as .txt. */
export const looksLikeHtml = (text: string, fileName: string | null): boolean => {
  const head = text.slice(0, 64 * 1024);
  const closing = head.match(CLOSING_TAG)?.length ?? 0;
  if (/\.x?html?$/i.test(fileName ?? '')) return closing > 0 || OPENS_WITH_TAG.test(head);
  return closing >= ENOUGH_CLOSING_TAGS || (OPENS_WITH_TAG.test(head) && /<\/?[a-z][^<>]*>/i.test(head));
};

/** The charset a page says it is in; read from the bytes, since it must be known before they are decoded. */
export const declaredCharset = (bytes: Uint8Array): string | null =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(ascii(bytes, 0, 4096))?.[1] ?? null;

/** Characters that no text has but in ones and twos: of private use, never assigned, and the controls of Latin 1. */
const STRANGE = /[\p{Co}\p{Cn}\u007f-\u009f]/gu;
const STRANGE_SHARE = 0.05;

/** Bytes that decode to control characters, lost ones and ones that no script has are no text, whatever they are. */
export const isNoText = (text: string): boolean => {
  let odd = 0;
  const sample = text.slice(0, 64 * 1024);
  for (const char of sample) {
    const code = char.codePointAt(0)!;
    if (code === 0xfffd || (code < 0x20 && !(code >= 8 && code <= 13) && code !== 0 && code !== 0x1b)) odd += 1;
  }
  const strange = sample.match(STRANGE)?.length ?? 0;
  const nuls = sample.split('\0').length - 1;
  return odd > sample.length * 0.1 || strange > sample.length * STRANGE_SHARE || (nuls > sample.length * 0.9 && sample.length >= 1024);
};
