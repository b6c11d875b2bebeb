/**
 * Nothing classified may be held here (a work network may hold nothing classified, 保守国家秘密法): what bears a mark of secrecy is refused before
 * anything of it is stored, and the mark is not logged. Pictures and scanned pages cannot be read: for them the person's own duty stands.
 */
import { extractOfficeWords, secrecyMark, starredMark } from '@taizhang/extract';
import type { Refused } from '../http/problem.js';

const marked = (mark: string, where: 'text' | 'fileName'): Refused => ({ refused: 'secrecy/marked', params: { mark, where } });

/** A document's words and its file's name. */
export const markIn = (text: string, fileName: string): Refused | null => {
  const named = starredMark(fileName.replace(/_/g, '*'));
  if (named !== null) return marked(named, 'fileName');
  const found = secrecyMark(text);
  return found === null ? null : marked(found, 'text');
};

const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** An office file everywhere: a mark stands in headers and text boxes, which the reading of a plan passes over. What is no such file bears none. */
export const markInOffice = async (bytes: Uint8Array, fileName: string): Promise<Refused | null> => {
  const words = isZip(bytes) ? await extractOfficeWords(bytes) : null;
  return markIn(words?.ok ? words.text : '', fileName);
};

/** Words that people type, wherever in a request's body: only a mark with its star, they have no first page. */
export const markInWords = (value: unknown): Refused | null => {
  if (typeof value === 'string') {
    const mark = starredMark(value);
    return mark === null ? null : marked(mark, 'text');
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const inner of Object.values(value)) {
    const found = markInWords(inner);
    if (found !== null) return found;
  }
  return null;
};
