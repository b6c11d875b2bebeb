/** Which files are taken as evidence or scans: told by their first bytes, which must be what the name says. Nothing that a browser would run. */
export type FileType = { readonly mediaType: string; readonly endings: readonly string[] };

const starts = (bytes: Uint8Array, ...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
const isZip = (bytes: Uint8Array): boolean => starts(bytes, 0x50, 0x4b, 0x03, 0x04);
const OFFICE = 'application/vnd.openxmlformats-officedocument.';

const KINDS: readonly (FileType & { readonly is: (bytes: Uint8Array) => boolean })[] = [
  { mediaType: 'application/pdf', endings: ['pdf'], is: (bytes) => starts(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d) },
  { mediaType: 'image/png', endings: ['png'], is: (bytes) => starts(bytes, 0x89, 0x50, 0x4e, 0x47) },
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], is: (bytes) => starts(bytes, 0xff, 0xd8, 0xff) },
  { mediaType: `${OFFICE}wordprocessingml.document`, endings: ['docx'], is: isZip },
  { mediaType: `${OFFICE}spreadsheetml.sheet`, endings: ['xlsx'], is: isZip },
  { mediaType: 'application/ofd', endings: ['ofd'], is: isZip },
  { mediaType: 'text/plain', endings: ['txt', 'csv'], is: (bytes) => isPlainText(bytes) },
];

/** UTF-8 without control characters, and no mark-up: a page under the name of a text is a page. */
const isPlainText = (bytes: Uint8Array): boolean => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{Cc}\t\r\n\f\v]/u.test(text) && !/<\s*(?:!doctype|html|svg|script|\?xml|body|iframe)/i.test(text.slice(0, 4096));
  } catch {
    return false;
  }
};

/** Null where the name's ending is none of these, or the content is not what it says. */
export const fileType = (fileName: string, bytes: Uint8Array): string | null => {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS.find(({ endings }) => endings.includes(ending));
  return kind !== undefined && bytes.length > 0 && kind.is(bytes) ? kind.mediaType : null;
};
