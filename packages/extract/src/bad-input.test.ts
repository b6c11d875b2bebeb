/** What people and their enemies send that is no plan: each gets a refusal with a stable code, and nothing takes the process down. */

import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { extractText, limits } from './index.js';
import { cell, docxFile, paragraph, run, table } from './testing/docx-file.js';
import { pdfFile } from './testing/pdf-file.js';
import { zipOf } from './testing/zip-file.js';

const outcome = async (bytes: Uint8Array, fileName: string | null = null, milliseconds?: number) => {
  const result = await extractText({ bytes, fileName }, milliseconds === undefined ? {} : { milliseconds });
  return result.ok ? { format: result.format, text: result.text } : result.refusal;
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const hex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'));
const padded = (magic: string, ...names: readonly string[]): Uint8Array =>
  Buffer.concat([hex(magic), Buffer.alloc(512), ...names.map((name) => Buffer.from(name, 'utf16le')), Buffer.alloc(512, 7)]);
const OLE = 'd0cf11e0a1b11ae1';
const plain = docxFile({ body: paragraph('一、扩大开放') });

describe('wrong names', () => {
  it('do not matter: the content decides', async () => {
    expect(await outcome(plain, '分工方案.txt')).toEqual({ format: 'docx', text: '一、扩大开放' });
    expect(await outcome(pdfFile([{ texts: [{ text: '一、扩大开放', x: 80, y: 100 }] }]), '方案.docx')).toEqual({
      format: 'pdf',
      text: '一、扩大开放',
    });
    expect(await outcome(utf8('一、扩大开放'), '方案.pdf')).toEqual({ format: 'txt', text: '一、扩大开放' });
    expect(await outcome(utf8('一、扩大开放'), '方案.html')).toEqual({ format: 'txt', text: '一、扩大开放' });
  });

  it('of pictures, programs and sounds are refused as no documents', async () => {
    const magics: ReadonlyArray<readonly [string, string]> = [
      ['ffd8ffe0', 'jpeg'],
      ['89504e470d0a1a0a', 'png'],
      ['474946383961', 'gif'],
      ['4d5a9000', 'program'],
      ['7f454c46', 'program'],
      ['00000020667479706d703432', 'media'],
    ];
    for (const [magic, format] of magics)
      expect(await outcome(padded(magic), '方案.txt')).toEqual({ code: 'extract/not-a-document', params: { format } });
    const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) % 256);
    expect(await outcome(noise, '方案.txt')).toEqual({ code: 'extract/not-a-document', params: { format: 'binary' } });
  });

  it('and so is what is no text, in whatever encoding it could be read', async () => {
    // a generator with a seed: bytes without a pattern, the same ones every time
    let state = 20_261_124;
    const next = (): number => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    };
    for (const length of [300, 301, 2000, 50_000]) {
      const noise = Uint8Array.from({ length }, next);
      for (const head of [[], [0x4d, 0x5a], [0x25, 0x50, 0x44]])
        expect(await outcome(Uint8Array.from([...head, ...noise]), '方案.pdf')).toMatchObject({ code: 'extract/not-a-document' });
    }
  });
});

describe('formats that are not read', () => {
  const unsupported = (format: string) => ({ code: 'extract/unsupported', params: { format } });

  it('are named, by what they hold', async () => {
    expect(await outcome(padded(OLE, 'WordDocument'), '方案.docx')).toEqual(unsupported('doc'));
    expect(await outcome(padded(OLE, 'WordDocument'), '方案.wps')).toEqual(unsupported('wps'));
    expect(await outcome(padded(OLE, 'Workbook'), '方案.txt')).toEqual(unsupported('xls'));
    expect(await outcome(utf8('{\\rtf1\\ansi 方案}'), '方案.doc')).toEqual(unsupported('rtf'));
    expect(await outcome(padded('526172211a0700'), '方案.docx')).toEqual(unsupported('rar'));
    expect(await outcome(zipSync({ 'OFD.xml': utf8('<OFD/>') }), '方案.ofd')).toEqual(unsupported('ofd'));
    expect(await outcome(zipSync({ 'xl/workbook.xml': utf8('<workbook/>') }), '方案.docx')).toEqual(unsupported('xlsx'));
    expect(await outcome(zipSync({ mimetype: utf8('application/vnd.oasis.opendocument.text') }))).toEqual(unsupported('odt'));
    expect(await outcome(zipSync({ '方案.docx': plain }))).toEqual(unsupported('zip'));
    expect(
      await outcome(utf8('From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n<p>')),
    ).toEqual(unsupported('mht'));
  });

  it('or are locked', async () => {
    expect(await outcome(padded(OLE, 'EncryptedPackage'), '方案.docx')).toEqual({ code: 'extract/encrypted', params: { format: 'docx' } });
    expect(await outcome(pdfFile([{ texts: [{ text: '密', x: 80, y: 80 }] }], { locked: true }))).toEqual({
      code: 'extract/encrypted',
      params: { format: 'pdf' },
    });
  });
});

describe('archives', () => {
  const document = (body: string): Uint8Array =>
    strToU8(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`);
  const zeros = (bytes: number): Uint8Array => deflateRawSync(Buffer.alloc(bytes, 0x20));

  it('that swell are refused before they do, whatever they declare', async () => {
    const many = limits.inflatedPartBytes + 1;
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: zeros(many), declared: many }]))).toMatchObject({
      code: 'extract/archive-bomb',
    });
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: zeros(many), declared: 10 }]))).toMatchObject({
      code: 'extract/archive-bomb',
    });
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: zeros(10), declared: limits.inflatedTotalBytes + 1 }]))).toEqual({
      code: 'extract/archive-bomb',
      params: { limit: limits.inflatedTotalBytes },
    });
  });

  it('are read up to what a part and all parts may inflate to', async () => {
    const filled = (bytes: number): Uint8Array => {
      const start = Buffer.from(document(`<w:p>${run('开放')}</w:p>`));
      const all = Buffer.alloc(bytes, 0x20);
      // enough noise among the spaces to stay below the ratio
      for (let at = 0; at < bytes - 400; at += 12_000)
        all.set(
          randomBytes(400).map((byte) => 0x09 + (byte % 2)),
          at,
        );
      all.fill(0x20, 0, 1_000);
      start.copy(all);
      return deflateRawSync(all);
    };
    const most = limits.inflatedPartBytes;
    const at = filled(most);
    expect(most / at.length).toBeLessThan(limits.inflateRatio);
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: at, declared: limits.inflatedTotalBytes }]))).toEqual({
      format: 'docx',
      text: '开放',
    });
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: filled(most + 1), declared: 1 }]))).toEqual({
      code: 'extract/archive-bomb',
      params: { limit: most },
    });
  });

  it('are judged by their ratio only once they are large', async () => {
    const filled = (bytes: number): Uint8Array => {
      const empty = document(`<w:p>${run('开放')}</w:p>`).length;
      return deflateRawSync(document(`<w:p>${run('开放')}</w:p>${' '.repeat(bytes - empty)}`));
    };
    const at = filled(limits.ratioGraceBytes);
    expect(limits.ratioGraceBytes / at.length).toBeGreaterThan(limits.inflateRatio);
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: at, declared: limits.ratioGraceBytes }]))).toEqual({
      format: 'docx',
      text: '开放',
    });
    const past = filled(limits.ratioGraceBytes + 1);
    expect(await outcome(zipOf([{ name: 'word/document.xml', deflated: past, declared: limits.ratioGraceBytes + 1 }]))).toMatchObject({
      code: 'extract/archive-bomb',
    });
  });

  it('may hold as many entries as the limit, and not one more', async () => {
    const entries = (count: number) => [
      { name: 'word/document.xml', deflated: deflateRawSync(document(`<w:p>${run('开放')}</w:p>`)), declared: 1 },
      ...Array.from({ length: count - 1 }, (_, at) => ({ name: `m${at}`, deflated: new Uint8Array(), declared: 0 })),
    ];
    expect(await outcome(zipOf(entries(limits.zipEntries)))).toEqual({ format: 'docx', text: '开放' });
    expect(await outcome(zipOf(entries(limits.zipEntries + 1)))).toEqual({
      code: 'extract/archive-bomb',
      params: { limit: limits.zipEntries },
    });
  });

  it('cut short or with broken insides are said to be broken', async () => {
    for (const cut of [plain.subarray(0, 60), plain.subarray(0, plain.length - 30)])
      expect(await outcome(cut)).toMatchObject({ code: 'extract/broken' });
    expect(await outcome(zipSync({ 'word/document.xml': utf8('<w:document><w:p>') }))).toEqual({
      code: 'extract/broken',
      params: { format: 'docx' },
    });
    const pdf = pdfFile([{ texts: [{ text: '方案', x: 80, y: 80 }] }]);
    expect(await outcome(pdf.subarray(0, 40))).toEqual({ code: 'extract/broken', params: { format: 'pdf' } });
  });

  it('expand no entity and open nothing outside', async () => {
    const xml =
      '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>&a;&b;</w:t></w:r></w:p></w:document>';
    expect(await outcome(zipSync({ 'word/document.xml': utf8(xml) }))).toMatchObject({ code: 'extract/broken' });
    const links = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/><Relationship Id="b" Type="x/footnotes" Target="../../../../etc/passwd"/></Relationships>`;
    expect(
      await outcome(
        docxFile(
          { body: paragraph('一、扩大开放') },
          { 'word/_rels/document.xml.rels': utf8(links), 'word/vbaProject.bin': utf8('macro') },
        ),
      ),
    ).toEqual({ format: 'docx', text: '一、扩大开放' });
  });

  it('with tables in tables without end come out', async () => {
    const nested = (depth: number): string => (depth === 0 ? paragraph('深处') : table([cell(nested(depth - 1) + paragraph(''))]));
    expect(await outcome(docxFile({ body: nested(300) }))).toEqual({ format: 'docx', text: '深处' });
  });
});

describe('odd characters', () => {
  it('pass through', async () => {
    for (const text of ['甲\0乙', '甲\u202e乙\u200f', '𠮷\u{2070e}口岸', '﹒\ufe52'])
      expect(await outcome(utf8(text))).toMatchObject({ text });
    expect(await outcome(docxFile({ body: paragraph('𠮷\u202e口岸') }))).toMatchObject({ text: '𠮷\u202e口岸' });
  });

  it('of one kind only are read or refused, never a fault', async () => {
    for (const text of ['\0', '\0'.repeat(5000), '\ufeff', '<', '<<<<>>>>', '%PDF-', 'PK', '%', '\u3000']) {
      const result = await outcome(utf8(text));
      expect('text' in result || /^extract\//.test(result.code), JSON.stringify(text)).toBe(true);
    }
  });
});

describe('pages', () => {
  it('that open ten thousand brackets, tags or tables come out in time', async () => {
    expect(await outcome(utf8(`<html><body><p>${'（'.repeat(10_000)}责任单位${'）'.repeat(10_000)}</p>`))).toMatchObject({
      format: 'html',
    });
    expect(await outcome(utf8(`<html><body>${'<table><tr><td>'.repeat(1_000)}深处`))).toMatchObject({ text: '深处' });
    expect(await outcome(utf8(`<html><body><p>${'<b><i><font>'.repeat(3_000)}深处`))).toMatchObject({ text: '深处' });
    expect(await outcome(utf8(`<html><body>${'<%'.repeat(50_000)}正文`))).toMatchObject({ format: 'html' });
  });

  it('run no script and follow no link', async () => {
    const page =
      '<html><head><meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/"></head><body onload="x()"><script>while(true);</script><iframe src="http://127.0.0.1:9/"></iframe><p>正文</p>';
    expect(await outcome(utf8(page))).toEqual({ format: 'html', text: '正文' });
  });
});

describe('time', () => {
  it('runs out with a refusal, and the next document is read', async () => {
    const heavy = pdfFile(
      Array.from({ length: 400 }, () => ({
        texts: Array.from({ length: 40 }, (_, at) => ({ text: '推进口岸建设', x: 80, y: 60 + at * 18 })),
      })),
    );
    expect(await outcome(heavy, null, 1)).toEqual({ code: 'extract/timeout', params: { seconds: 1 } });
    expect(await outcome(plain)).toMatchObject({ format: 'docx' });
  });

  it('is shared: more documents than threads are all read', async () => {
    const results = await Promise.all(Array.from({ length: limits.threads * 3 }, () => outcome(plain)));
    expect(results.every((each) => 'text' in each)).toBe(true);
  });
});

describe('PDFs', () => {
  it('may have as many pages as the limit, and not one more', async () => {
    const pages = (count: number): Uint8Array =>
      pdfFile(
        Array.from({ length: count }, (_, at) =>
          at === 0 ? { texts: [{ text: '推进口岸建设。'.repeat(5), x: 80, y: 300, size: 10 }] } : {},
        ),
      );
    expect(await outcome(pages(limits.pages + 1))).toEqual({
      code: 'extract/too-many-pages',
      params: { pages: limits.pages + 1, limit: limits.pages },
    });
    // at the limit the pages are opened; that all but one are empty is another matter
    expect(await outcome(pages(limits.pages))).toEqual({ code: 'extract/no-text-layer', params: { pages: limits.pages } });
  });

  it('whose streams swell are given up', async () => {
    expect(await outcome(pdfFile([{ swelling: 3 * 1024 }]))).toMatchObject({
      code: expect.stringMatching(/too-complex|broken|no-text-layer/),
    });
  });
});
