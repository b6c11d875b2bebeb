/** `word/fontTable.xml`: each face with what Word may take in its place (`altName`). */
import { FACES } from '../official/faces.js';

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

export const fontTable = (): string => {
  const fonts = Object.values(FACES).map(
    ({ name, standIns }) =>
      `<w:font w:name="${name}"><w:altName w:val="${standIns.join(',')}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="${NAMESPACE}">${fonts.join('')}</w:fonts>`;
};
