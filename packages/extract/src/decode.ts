/**
 * Bytes of a text → string. The encoding is found from the bytes; a declared one (a page's `<meta>`) only decides where they leave a doubt.
 * NULs and lone surrogates pass through as they are, so that the reader can point at them.
 */

export type Decoded = { readonly text: string; readonly encoding: string };

/** Characters that any official text is full of; both scripts, so that one list serves every candidate. */
const frequent = new Set(
  '的一是在有和为為与與市省县縣区區单位單年月日人民政府工作责任責建设設推进進发發展实實施加强強部门門务務局厅廳委及各管理，。、：；（）“”《》',
);

/** Share of a text's non-ASCII characters that are frequent ones, less the share that could not be decoded. */
const plausibility = (text: string): number => {
  let frequentCount = 0;
  let broken = 0;
  let all = 0;
  for (const char of text) {
    if (char < '\u0080') continue;
    all += 1;
    if (frequent.has(char)) frequentCount += 1;
    if (char === '\uFFFD') broken += 1;
  }
  return all === 0 ? 0 : (frequentCount - broken) / all;
};

/** Buffer, unlike TextDecoder, keeps a lone surrogate. */
const decodeUtf16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): string => {
  const even = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === 'utf-16be' ? even.swap16() : even).toString('utf16le');
  return bytes.length % 2 === 0 ? text : `${text}\uFFFD`;
};

const decoderOf = (encoding: string): ((bytes: Uint8Array) => string) | null => {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return (bytes) => decodeUtf16(bytes, encoding);
  try {
    const decoder = new TextDecoder(encoding, { ignoreBOM: true });
    return (bytes) => decoder.decode(bytes);
  } catch {
    return null;
  }
};

const byBom = (bytes: Uint8Array): Decoded | null => {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { text: decodeUtf8(bytes.subarray(3)), encoding: 'utf-8' };
  if (a === 0xff && b === 0xfe) return { text: decodeUtf16(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le' };
  if (a === 0xfe && b === 0xff) return { text: decodeUtf16(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be' };
  // GB 18030's own mark
  if (a === 0x84 && b === 0x31 && c === 0x95 && bytes[3] === 0x33) return { text: decodeGb18030(bytes.subarray(4)), encoding: 'gb18030' };
  return null;
};

const decodeGb18030 = (bytes: Uint8Array): string => new TextDecoder('gb18030', { ignoreBOM: true }).decode(bytes);

/** Three bytes ED A0..BF 80..BF are a surrogate written as if it were a character: no UTF-8, but what some programs write. */
const isSurrogateAt = (bytes: Uint8Array, at: number): boolean =>
  bytes[at] === 0xed && ((bytes[at + 1] ?? 0) & 0xe0) === 0xa0 && ((bytes[at + 2] ?? 0) & 0xc0) === 0x80;

const decodeUtf8 = (bytes: Uint8Array): string => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0xed); at >= 0; at = bytes.indexOf(0xed, at + 1)) {
    if (at < from || !isSurrogateAt(bytes, at)) continue;
    parts.push(
      decoder.decode(bytes.subarray(from, at)),
      String.fromCharCode(0xd000 | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f)),
    );
    from = at + 3;
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('');
};

const sequenceLength = (lead: number): number => (lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0);

const continues = (bytes: Uint8Array, at: number, length: number): boolean => {
  for (let k = 1; k < length; k += 1) if (((bytes[at + k] ?? 0) & 0xc0) !== 0x80) return false;
  return length > 0;
};

/** Share of the bytes beyond ASCII that stand in well-formed UTF-8 sequences; 1 for pure ASCII. A few lost bytes leave it near 1. */
const utf8Share = (bytes: Uint8Array): number => {
  let good = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const length = lead < 0x80 ? 1 : sequenceLength(lead);
    const whole = lead < 0x80 || (lead < 0xf5 && continues(bytes, at, length));
    if (lead >= 0x80) all += whole ? length : 1;
    if (lead >= 0x80 && whole) good += length;
    at += whole ? length : 1;
  }
  return all === 0 ? 1 : good / all;
};

const WELL_FORMED_ENOUGH = 0.9;
const SAMPLE_BYTES = 64 * 1024;

const bestOf = (bytes: Uint8Array, declared: string | null): string => {
  // an even cut keeps UTF-16 in step; a cut character at the end weighs nothing
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const candidates = ['gb18030', 'big5', 'utf-16le', 'utf-16be'];
  const scored = candidates.map((encoding) => {
    const text = decoderOf(encoding)!(sample);
    return { encoding, score: plausibility(text) + (encoding === declared ? 0.05 : 0) };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score > 0 ? best.encoding : (declared ?? 'gb18030');
};

/** The canonical name of a declared charset, or null where it is unknown. */
const canonicalCharset = (declared: string | null): string | null => {
  if (declared === null) return null;
  try {
    const { encoding } = new TextDecoder(declared.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
};

export const decodeText = (bytes: Uint8Array, declared: string | null = null): Decoded => {
  const marked = byBom(bytes);
  if (marked !== null) return marked;
  const share = utf8Share(bytes);
  if (share >= WELL_FORMED_ENOUGH) return { text: decodeUtf8(bytes), encoding: 'utf-8' };
  const charset = canonicalCharset(declared);
  const encoding = bestOf(bytes, charset === 'utf-8' ? null : charset);
  return { text: (decoderOf(encoding) ?? decodeGb18030)(bytes), encoding };
};
