/**
 * LibreOffice gives a character that is wider than its cell of the grid two cells: a 3号 character (16 pt) in a cell of 15.79 pt. Word closes
 * it up. So for LibreOffice alone the grid of characters becomes one of lines, and the characters close up by themselves.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { GRID, SIZE, TYPE_AREA } from '../official/measures.js';

/** In twips; negative. */
const CLOSER = Math.floor(TYPE_AREA.width / GRID.characters) - SIZE.three * 10;
const ON_GRID = new RegExp(`(<w:sz w:val="${SIZE.three}"/>)`);

const closeUp = (style: string): string =>
  style.includes('w:snapToGrid w:val="0"') || style.includes('w:default="1"')
    ? style
    : style.replace(ON_GRID, `<w:spacing w:val="${CLOSER}"/>$1`);

/** What is no Word file goes back as it came. */
export const withoutCharacterGrid = (docx: Uint8Array): Uint8Array => {
  try {
    const parts = unzipSync(docx);
    const [document, styles] = [parts['word/document.xml'], parts['word/styles.xml']];
    if (document === undefined || styles === undefined) return docx;
    const lines = strFromU8(document).replace(/(<w:docGrid) w:type="linesAndChars"([^>]*?) w:charSpace="-?\d+"/g, '$1 w:type="lines"$2');
    const closed = strFromU8(styles).replace(/<w:style .*?<\/w:style>/gs, closeUp);
    return zipSync({ ...parts, 'word/document.xml': strToU8(lines), 'word/styles.xml': strToU8(closed) }, { level: 1 });
  } catch {
    return docx;
  }
};
