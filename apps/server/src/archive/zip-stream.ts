/** Files → the bytes of a zip archive as they come: ordinary deflate, no encryption, one fixed time for all, so that the same files make the same bytes. */
import { unzipSync, Zip, ZipDeflate, zipSync } from 'fflate';

export type FileToPack = { readonly path: string; readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array> };

/** Local time, as zip has no time zone: the bytes are the same in every one. */
const ALWAYS = new Date(1980, 0, 1);

export async function* zipped(files: AsyncIterable<FileToPack>): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((fault, chunk) => {
    if (fault) throw fault;
    ready.push(chunk);
  });
  for await (const { path, bytes } of files) {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = ALWAYS;
    zip.add(entry);
    for await (const chunk of bytes) {
      entry.push(chunk);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
    yield* ready.splice(0);
  }
  zip.end();
  yield* ready.splice(0);
}

/** An office file that was made here, without the time at which its own archive was written. */
export const timeless = (office: Uint8Array): Uint8Array => zipSync(unzipSync(office), { mtime: ALWAYS });

const zeros = (found: string): string => found.replace(/[0-9A-Fa-f]{32}/g, '0'.repeat(32));

/** A PDF by LibreOffice, without its time and the ids made from it. What is put in is as long as what was there, so that every offset holds. */
export const timelessPdf = (pdf: Uint8Array): Uint8Array =>
  Buffer.from(
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
      .toString('latin1')
      .replace(/\/(CreationDate|ModDate)\(D:\d{14}/g, '/$1(D:20000101000000')
      .replace(/\/ID \[\s*<[0-9A-F]{32}>\s*<[0-9A-F]{32}>/g, zeros)
      .replace(/\/DocChecksum \/[0-9A-F]{32}/g, zeros),
    'latin1',
  );
