/** A text → GB 18030. The platform only decodes it, so the table of two-byte characters is made by decoding them all. */

const twoByteTable = (): ReadonlyMap<string, readonly [number, number]> => {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.from([lead, trail]));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail]);
    }
  }
  return table;
};

/** Four bytes by rank: the sign of a lost character, and all beyond the basic plane, lie in ranges without gaps. */
const fourBytes = (rank: number): number[] => [
  0x81 + Math.floor(rank / 12_600),
  0x30 + (Math.floor(rank / 1260) % 10),
  0x81 + (Math.floor(rank / 10) % 126),
  0x30 + (rank % 10),
];

export const encodeGb18030 = (text: string): Uint8Array => {
  const table = twoByteTable();
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0)!;
    const pair = table.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(...pair);
    else if (code >= 0x10000) bytes.push(...fourBytes(code - 0x10000 + 189_000));
    else if (char === '\ufffd') bytes.push(0x84, 0x31, 0xa4, 0x37);
    else throw new Error(`no GB 18030 for ${char}`);
  }
  return Uint8Array.from(bytes);
};
