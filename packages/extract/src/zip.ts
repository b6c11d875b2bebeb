/**
 * A zip archive by its own directory. Nothing is inflated until asked for by name, and then only up to a cap: declared sizes are used to
 * refuse early and never believed.
 */

import { inflateRawSync } from 'node:zlib';
import { refused } from './extraction.js';
import { limits } from './limits.js';

type Entry = { readonly method: number; readonly encrypted: boolean; readonly deflated: number; readonly offset: number };
export type Archive = { readonly names: ReadonlySet<string>; read(name: string): Uint8Array | null };

const END = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_BYTES = 22;
const COMMENT_BYTES = 0xffff;
const broken = () => refused('extract/broken', { format: 'zip' });
const bomb = (limit: number) => refused('extract/archive-bomb', { limit });

const endOf = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - END_BYTES - COMMENT_BYTES);
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at;
  throw broken();
};

const readDirectory = (bytes: Uint8Array, view: DataView): Map<string, Entry> => {
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw bomb(limits.zipEntries);
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  let total = 0;
  for (let k = 0; k < count; k += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) throw broken();
    const nameLength = view.getUint16(at + 28, true);
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8');
    total += view.getUint32(at + 24, true);
    if (total > limits.inflatedTotalBytes) throw bomb(limits.inflatedTotalBytes);
    entries.set(name.replaceAll('\\', '/'), {
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      deflated: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

const inflate = (deflated: Uint8Array): Uint8Array => {
  const cap = Math.max(limits.ratioGraceBytes, Math.min(limits.inflatedPartBytes, deflated.length * limits.inflateRatio));
  try {
    return inflateRawSync(deflated, { maxOutputLength: cap });
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw bomb(cap);
    throw broken();
  }
};

const readEntry = (bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array => {
  if (entry.encrypted) throw refused('extract/encrypted', { format: 'docx' });
  if (entry.offset + 30 > view.byteLength) throw broken();
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const raw = bytes.subarray(start, start + entry.deflated);
  if (raw.length < entry.deflated) throw broken();
  if (entry.method === 8) return inflate(raw);
  if (entry.method !== 0) throw broken();
  if (raw.length > limits.inflatedPartBytes) throw bomb(limits.inflatedPartBytes);
  return raw;
};

export const openArchive = (bytes: Uint8Array): Archive => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = readDirectory(bytes, view);
  return {
    names: new Set(entries.keys()),
    read: (name) => {
      const entry = entries.get(name);
      return entry === undefined ? null : readEntry(bytes, view, entry);
    },
  };
};
