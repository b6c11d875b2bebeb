/**
 * The printed sample's font: one face out of the Noto collection, cut down to the characters in use, which keeps the PDF small.
 * Noto CJK is under the SIL Open Font License, which allows embedding.
 */

import { readFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const COLLECTION = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';
const SIMPLIFIED = 2;

/** A collection shares its tables between faces; a face by itself is their copies under a directory of its own. */
const faceOf = (collection: Buffer, index: number): Buffer => {
  const offset = collection.readUInt32BE(12 + 4 * index);
  const count = collection.readUInt16BE(offset + 4);
  let position = 12 + 16 * count;
  const heads: Buffer[] = [collection.subarray(offset, offset + 12)];
  const bodies: Buffer[] = [];
  for (let at = offset + 12; at < offset + 12 + 16 * count; at += 16) {
    const head = Buffer.from(collection.subarray(at, at + 16));
    const length = head.readUInt32BE(12);
    const body = Buffer.alloc((length + 3) & ~3);
    collection.copy(body, 0, head.readUInt32BE(8), head.readUInt32BE(8) + length);
    head.writeUInt32BE(position, 8);
    position += body.length;
    heads.push(head);
    bodies.push(body);
  }
  return Buffer.concat([...heads, ...bodies]);
};

export const fontFor = (text: string): Promise<Buffer> =>
  subsetFont(faceOf(readFileSync(COLLECTION), SIMPLIFIED), text, { targetFormat: 'sfnt' });
