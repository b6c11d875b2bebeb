/** GBK in both directions. The table is made once, when first needed, from the decoder that Node and browsers bring; without one nothing is known. */

type Decoder = { decode(bytes: Uint8Array): string };
type Platform = { readonly TextDecoder?: new (label: string) => Decoder };

export type Gbk = {
  /** Two bytes as one number, lead byte first. */
  readonly codeOf: (character: string) => number | undefined;
  readonly characterOf: (lead: number, trail: number) => string | undefined;
};

const firstLead = 0x81;
const lastLead = 0xfe;
const firstTrail = 0x40;
const lastTrail = 0xfe;
const rows = lastTrail - firstTrail + 1;

export const isTrail = (byte: number): boolean => byte >= firstTrail && byte <= lastTrail && byte !== 0x7f;
export const isLead = (byte: number): boolean => byte >= firstLead && byte <= lastLead;

const rowBytes = (lead: number): Uint8Array => {
  const bytes = new Uint8Array(rows * 3);
  for (let row = 0; row < rows; row += 1) bytes.set([lead, firstTrail + row, 0x0a], row * 3);
  return bytes;
};

const buildTable = (decoder: Decoder): Gbk => {
  const codes = new Map<string, number>();
  const characters: (string | undefined)[] = [];
  for (let lead = firstLead; lead <= lastLead; lead += 1) {
    for (const [row, character] of decoder.decode(rowBytes(lead)).split('\n').entries()) {
      if (character.length !== 1 || character === '\ufffd' || !isTrail(firstTrail + row)) continue;
      const code = (lead << 8) | (firstTrail + row);
      characters[code] = character;
      if (!codes.has(character)) codes.set(character, code);
    }
  }
  return { codeOf: (character) => codes.get(character), characterOf: (lead, trail) => characters[(lead << 8) | trail] };
};

let built: Gbk | null = null;

export const gbk = (): Gbk | null => {
  if (built) return built;
  const { TextDecoder } = globalThis as unknown as Platform;
  if (TextDecoder === undefined) return null;
  built = buildTable(new TextDecoder('gbk'));
  return built;
};

/** Rows of GBK that no character fills: what falls there is dropped by converters, so two bytes vanish. */
export const unfilledLeads: readonly (readonly [lead: number, firstTrail: number, lastTrail: number])[] = [
  ...Array.from({ length: 6 }, (_, at) => [0xaa + at, 0xa1, 0xfe] as const),
  ...Array.from({ length: 7 }, (_, at) => [0xf8 + at, 0xa1, 0xfe] as const),
  ...Array.from({ length: 7 }, (_, at) => [0xa1 + at, 0x40, 0xa0] as const),
];

/** The first level of GB 2312 holds the 3,755 characters of everyday use. */
export const isFirstLevel = (code: number): boolean => code >= 0xb0a1 && code <= 0xd7f9 && (code & 0xff) >= 0xa1;
