/** SHA-256 as lower-case hexadecimal digits: the default hash of journals, and the name of files. */
import { digest } from '../evidence/digests.js';

export const sha256 = (text: string): string => digest('sha256', text);
export const sha256OfBytes = (bytes: Uint8Array): string => digest('sha256', bytes);
