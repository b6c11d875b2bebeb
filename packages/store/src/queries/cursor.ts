/** Where a page ended: the values of its last row's sort columns. Opaque to those who carry it, and worthless when tampered with. */

export type CursorValue = string | number | boolean | null;

export const encodeCursor = (values: readonly CursorValue[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

/** Null for anything that is not a cursor of this many values. */
export function decodeCursor(text: string, length: number): readonly CursorValue[] | null {
  try {
    const values: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    const fits = Array.isArray(values) && values.length === length && values.every(isValue);
    return fits ? (values as CursorValue[]) : null;
  } catch {
    return null;
  }
}

const isValue = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
