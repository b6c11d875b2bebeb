import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ExtractInput, extractPasted, extractText, limits } from './index.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = async (bytes: Uint8Array, fileName: string | null = null) => {
  const result = await extractText({ bytes, fileName });
  return result.ok ? result : result.refusal;
};

const corpus = new URL('../../../../shared/corpus/dev/raw/', import.meta.url);
const plans = '一、扩大开放\n（一）建设口岸。（责任单位：省商务厅、某市政府）\r\n';

describe('plain text', () => {
  it('is given back exactly, with its line ends and its odd characters', async () => {
    const text = `${plans}a\0b\u202e\u{20000}`;
    expect(await read(utf8(text), '方案.txt')).toEqual({ ok: true, text, format: 'txt', encoding: 'utf-8' });
  });

  it('loses its byte order mark', async () => {
    expect(await read(utf8(`\ufeff${plans}`))).toMatchObject({ text: plans, encoding: 'utf-8' });
  });

  it('is read in GB 18030, with the characters of four bytes', async () => {
    const gb = Uint8Array.from([
      0xb7, 0xd6, 0xb9, 0xa4, 0xa3, 0xac, 0x95, 0x32, 0x82, 0x36, 0xd4, 0xf0, 0xc8, 0xce, 0xb5, 0xa5, 0xce, 0xbb,
    ]);
    expect(await read(gb)).toMatchObject({ text: '分工，\u{20000}责任单位', encoding: 'gb18030' });
  });

  it('is read in Big5', async () => {
    const big5 = Uint8Array.from([0xa4, 0xc0, 0xa4, 0x75, 0xa1, 0x41, 0xb3, 0x64, 0xa5, 0xf4, 0xb3, 0xe6, 0xa6, 0xec]);
    expect(await read(big5)).toMatchObject({ text: '分工，責任單位', encoding: 'big5' });
  });

  it('keeps lone surrogates, in UTF-16 and where a program wrote them into UTF-8', async () => {
    const text = `分工\ud800方案\udc00`;
    expect(await read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]))).toMatchObject({
      text,
      encoding: 'utf-16le',
    });
    const wtf8 = Buffer.concat([
      Buffer.from('分工'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('方案'),
      Buffer.from([0xed, 0xb0, 0x80]),
    ]);
    expect(await read(wtf8)).toMatchObject({ text, encoding: 'utf-8' });
  });

  it('stays UTF-8 when a few of its bytes are lost', async () => {
    const whole = utf8(plans.repeat(5));
    const cut = Uint8Array.from([...whole.slice(0, 40), ...whole.slice(41, -1)]);
    expect(await read(cut)).toMatchObject({ encoding: 'utf-8' });
  });

  it('is UTF-16 without a mark where only that makes sense', async () => {
    expect(await read(Buffer.from(plans, 'utf16le'))).toMatchObject({ text: plans, encoding: 'utf-16le' });
    expect(await read(Buffer.from(plans, 'utf16le').swap16())).toMatchObject({ text: plans, encoding: 'utf-16be' });
  });

  it('of ten thousand nested brackets is text', async () => {
    const text = `${'（'.repeat(10_000)}责任单位${'）'.repeat(10_000)}`;
    expect(await read(utf8(text))).toMatchObject({ text });
  });

  it.skipIf(!existsSync(corpus))('of the real plans comes through unchanged', async () => {
    for (const name of readdirSync(corpus).filter((each) => !each.includes('htmltable'))) {
      const bytes = readFileSync(new URL(name, corpus));
      expect(await read(bytes, name), name).toMatchObject({ text: bytes.toString('utf8'), format: 'txt' });
    }
  });
});

describe('limits', () => {
  it('refuses what is empty', async () => {
    expect(await read(new Uint8Array())).toEqual({ code: 'extract/empty', params: {} });
    expect(await read(utf8(' \r\n\u3000'))).toEqual({ code: 'extract/empty', params: {} });
    expect((await extractPasted('')).ok).toBe(false);
  });

  it('reads a file at the limit and refuses one byte more', async () => {
    const most = new Uint8Array(limits.fileBytes).fill(0x20);
    expect(await read(most)).toMatchObject({ code: 'extract/too-long-text' });
    const more: ExtractInput = { bytes: new Uint8Array(limits.fileBytes + 1), fileName: null };
    expect(await extractText(more)).toMatchObject({
      refusal: { code: 'extract/too-large', params: { bytes: limits.fileBytes + 1, limit: limits.fileBytes } },
    });
  });

  it('reads a text at the limit and refuses one character more', async () => {
    expect(await read(utf8('a'.repeat(limits.characters)))).toMatchObject({ ok: true });
    const more = 'a'.repeat(limits.characters + 1);
    const refusal = { code: 'extract/too-long-text', params: { characters: limits.characters + 1, limit: limits.characters } };
    expect(await read(utf8(more))).toEqual(refusal);
    expect(await extractPasted(more)).toEqual({ ok: false, refusal });
  });
});

describe('pasted text', () => {
  it('is given back exactly', async () => {
    expect(await extractPasted(plans)).toEqual({ ok: true, text: plans, format: 'pasted' });
  });

  it('that is the source of a page is read as the page', async () => {
    expect(await extractPasted('<div><p>一、开放</p><p>二、合作</p></div>')).toEqual({
      ok: true,
      text: '一、开放\n二、合作',
      format: 'pasted',
    });
  });
});
