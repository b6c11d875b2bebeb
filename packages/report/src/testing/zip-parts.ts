/** Looking into and altering the parts of an Office file, for tests. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

export const partOf = (file: Uint8Array, name: string): string => strFromU8(unzipSync(file)[name] as Uint8Array);

export const altered = (file: Uint8Array, changes: Readonly<Record<string, (xml: string) => string>>): Uint8Array => {
  const parts = unzipSync(file);
  for (const [name, change] of Object.entries(changes)) parts[name] = strToU8(change(strFromU8(parts[name] as Uint8Array)));
  return zipSync(parts);
};

/** One element a line, so that a golden shows what changed; ids that the library draws at random are gone. */
export const normalisedXml = (xml: string): string =>
  `${xml
    .replace(/^<\?xml[^>]*\?>\s*/, '')
    .replace(/ xmlns:\w+="[^"]*"/g, '')
    .replace(/ w:rsid\w*="[^"]*"/g, '')
    .replace(/></g, '>\n<')
    .trim()}\n`;

export const textOfXml = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text]) => text as string)
    .join('')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&');
