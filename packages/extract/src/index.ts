export { type ExtractOptions, extractOfficeWords, extractPasted, extractText } from './extract-text.js';
export {
  type ExtractInput,
  type Extraction,
  type ExtractRefusal,
  type ExtractRefusalCode,
  extractRefusalCodes,
  type TextFormat,
} from './extraction.js';
export { type Limits, limits } from './limits.js';
export { secrecyMark, starredMark } from './secrecy-mark.js';
