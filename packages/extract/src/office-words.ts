/**
 * Every word that an office file holds, wherever it stands: body, headers, text boxes, notes, cells, properties, files put inside. For looking, never
 * for reading: order and numbers are lost. Also what the archive really is, by its own declaration of contents; one that brings a program is broken.
 */
import { refused } from './extraction.js';
import { limits } from './limits.js';
import { PART_ENDS } from './secrecy-mark.js';
import { parseXml } from './xml.js';
import { type Archive, openArchive } from './zip.js';

export type OfficeFormat = 'docx' | 'xlsx' | 'ofd';
export type OfficeWords = { readonly format: OfficeFormat | 'zip'; readonly text: string };

const DECLARED: ReadonlyArray<readonly [OfficeFormat, RegExp]> = [
  ['docx', /wordprocessingml\.document\.main\+xml/],
  ['xlsx', /spreadsheetml\.sheet\.main\+xml/],
];
const PROGRAM = /(?:^|\/)vbaProject\.bin$|\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|hta|jar|html?)$/i;

const formatOf = (archive: Archive): OfficeWords['format'] => {
  const names = [...archive.names];
  if (names.some((name) => PROGRAM.test(name))) throw refused('extract/unsupported', { format: 'macro' });
  const types = Buffer.from(archive.read('[Content_Types].xml') ?? []).toString('utf8');
  if (/macroEnabled|ms-word\.document\.macro/i.test(types)) throw refused('extract/unsupported', { format: 'macro' });
  const declared = DECLARED.find(([, type]) => type.test(types))?.[0];
  if (declared !== undefined) return declared;
  return names.some((name) => /^OFD\.xml$/i.test(name)) ? 'ofd' : 'zip';
};

/** Elements after which a new run of words begins; what stands inside them is one run, in however many pieces it was typed. */
const RUNS = new Set([
  'p',
  'si',
  'c',
  'row',
  'tr',
  'TextObject',
  'oddHeader',
  'oddFooter',
  'evenHeader',
  'firstHeader',
  'title',
  'subject',
  'keywords',
]);

/** A part that is no well-formed XML is looked at without its tags: a mark is found all the same. */
const wordsOfPart = (bytes: Uint8Array): string => {
  let text = '';
  try {
    parseXml(bytes, {
      text: (piece) => {
        text += piece;
      },
      close: (name) => {
        if (RUNS.has(name.slice(name.indexOf(':') + 1))) text += '\n';
      },
    });
    return text;
  } catch {
    return Buffer.from(bytes)
      .toString('utf8')
      .replace(/<[^>]*>/g, '');
  }
};

const INNER = /\.(?:docx|xlsx|pptx|ofd)$/i;
const DEPTH = 3;
type Left = { bytes: number };

const wordsOf = (archive: Archive, left: Left, depth: number): readonly string[] =>
  [...archive.names].flatMap((name) => {
    const inner = INNER.test(name);
    if (!inner && !/\.(?:xml|vml)$/i.test(name)) return [];
    const bytes = archive.read(name) ?? new Uint8Array();
    left.bytes -= bytes.length;
    if (left.bytes < 0) throw refused('extract/archive-bomb', { limit: limits.inflatedWordsBytes });
    if (!inner) return [wordsOfPart(bytes)];
    return depth >= DEPTH ? [] : wordsOf(openArchive(bytes), left, depth + 1);
  });

export const officeWords = (bytes: Uint8Array): OfficeWords => {
  const archive = openArchive(bytes);
  const format = formatOf(archive);
  return { format, text: wordsOf(archive, { bytes: limits.inflatedWordsBytes }, 1).join(PART_ENDS) };
};
