/**
 * A workbook's parts by the zip's own directory, each inflated under a cap before anything reads it: declared sizes refuse early and are
 * never believed. (The same look as `@taizhang/extract` takes at a Word file.)
 */
import { inflateRawSync } from 'node:zlib';
import { sheetRefused } from './answers.js';
import type { SheetLimits } from './limits.js';

export type Parts = { read(name: string): string | null };

type Entry = { readonly method: number; readonly flags: number; readonly deflated: number; readonly offset: number };

const END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const COMMENT_BYTES = 0xffff;
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

const endOf = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw sheetRefused('broken');
};

const entriesOf = (bytes: Uint8Array, view: DataView, limits: SheetLimits): ReadonlyMap<string, Entry> => {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw sheetRefused('archive-bomb', { limit: limits.zipEntries });
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw sheetRefused('broken');
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    const entry = {
      method: view.getUint16(at + 10, true),
      flags: view.getUint16(at + 8, true),
      deflated: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    };
    entries.set(name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase(), entry);
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const rawOf = (bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array => {
  if ((entry.flags & 1) === 1) throw sheetRefused('encrypted');
  if (entry.offset + 30 > view.byteLength) throw sheetRefused('broken');
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const raw = bytes.subarray(start, start + entry.deflated);
  if (raw.length < entry.deflated) throw sheetRefused('broken');
  return raw;
};

const inflated = (raw: Uint8Array, method: number, cap: number): Uint8Array => {
  if (method !== 0 && method !== 8) throw sheetRefused('broken');
  if (method === 0 && raw.length > cap) throw sheetRefused('archive-bomb', { limit: cap });
  if (method === 0) return raw;
  try {
    return inflateRawSync(raw, { maxOutputLength: Math.max(1, cap) });
  } catch (fault) {
    throw (fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? sheetRefused('archive-bomb', { limit: cap })
      : sheetRefused('broken');
  }
};

/** Only parts that are asked for are inflated: pictures, macros and links are never looked at. */
export const openParts = (bytes: Uint8Array, limits: SheetLimits): Parts => {
  if (bytes.length > limits.fileBytes) throw sheetRefused('too-large', { limit: limits.fileBytes });
  if (OLE.every((byte, place) => bytes[place] === byte)) throw sheetRefused('encrypted');
  if (bytes.length < END_BYTES || bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw sheetRefused('not-a-workbook');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = entriesOf(bytes, view, limits);
  let left = limits.inflatedTotalBytes;
  return {
    read: (name) => {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) return null;
      const part = inflated(rawOf(bytes, view, entry), entry.method, Math.min(left, limits.inflatedPartBytes));
      left -= part.length;
      return new TextDecoder('utf-8').decode(part);
    },
  };
};
