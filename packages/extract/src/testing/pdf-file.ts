/**
 * PDFs for tests, written by hand: text at given places in a Chinese font that is named and not embedded (so the reader needs the
 * character maps), ruled lines, pictures, a lock.
 */

import { constants, deflateRawSync } from 'node:zlib';

export type PdfText = { readonly text: string; readonly x: number; readonly y: number; readonly size?: number };
export type PdfPageSpec = {
  readonly texts?: readonly PdfText[];
  readonly lines?: ReadonlyArray<readonly [number, number, number, number]>;
  readonly picture?: boolean;
  /** Megabytes of spaces that the page's stream inflates to. */
  readonly swelling?: number;
};

const HEIGHT = 842;
const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

const contentOf = (page: PdfPageSpec): string =>
  [
    ...(page.texts ?? []).map(({ text, x, y, size = 16 }) => `BT /F1 ${size} Tf ${x} ${HEIGHT - y} Td <${hex(text)}> Tj ET`),
    ...(page.lines ?? []).map(([x1, y1, x2, y2]) => `${x1} ${HEIGHT - y1} m ${x2} ${HEIGHT - y2} l S`),
    ...(page.picture === true ? ['q 500 0 0 700 50 70 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \x7f EI Q'] : []),
  ].join('\n');

/** The same deflated megabyte again and again: a swelling stream that costs the test nothing. */
const swollen = (megabytes: number): string => {
  const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024, 0x20), { finishFlush: constants.Z_FULL_FLUSH }).toString('latin1');
  return `x\x9c${megabyte.repeat(megabytes)}\x03\0`;
};

const LOCK = `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'a1'.repeat(32)}> /U <${'b2'.repeat(32)}> >>`;

export const pdfFile = (pages: readonly PdfPageSpec[], options: { readonly locked?: boolean } = {}): Uint8Array => {
  const first = 6;
  const objects: Array<readonly [number, string]> = [
    [1, '<< /Type /Catalog /Pages 2 0 R >>'],
    [2, `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${first + at * 2} 0 R`).join(' ')}] >>`],
    [3, '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>'],
    [
      4,
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 >>',
    ],
    [
      5,
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
    ],
  ];
  for (const [at, page] of pages.entries()) {
    const content = page.swelling === undefined ? contentOf(page) : swollen(page.swelling);
    const filter = page.swelling === undefined ? '' : '/Filter /FlateDecode ';
    objects.push([
      first + at * 2,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 ${HEIGHT}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${first + at * 2 + 1} 0 R >>`,
    ]);
    objects.push([first + at * 2 + 1, `<< ${filter}/Length ${Buffer.byteLength(content, 'latin1')} >>\nstream\n${content}\nendstream`]);
  }
  let out = '%PDF-1.4\n';
  const offsets = objects.map(([number, body]) => {
    const offset = out.length;
    out += `${number} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${options.locked === true ? `/Encrypt ${LOCK} /ID [<01> <02>] ` : ''}>>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
};
