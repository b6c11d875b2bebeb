/** Text between the tags of XML written by hand; what XML cannot hold is left out. */
import { cleanLine } from './clean-text.js';

export const escapeXml = (text: string): string =>
  cleanLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
