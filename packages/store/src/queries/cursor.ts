/** Where a page ended: its order and the values of its last row's sort columns. Opaque to those who carry it, and worthless when tampered with. */

export type CursorValue = string | number | boolean | null;

export const encodeCursor = (order: string, values: readonly CursorValue[]): string =>
  Buffer.from(JSON.stringify([order, ...values])).toString('base64url');

/** Null for anything that is not a cursor of this order, with this many values. */
export function decodeCursor(text: string, order: string, length: number): readonly CursorValue[] | null {
  try {
    const given: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (!Array.isArray(given) || given[0] !== order) return null;
    const values = given.slice(1);
    return values.length === length && values.every(isValue) ? (values as CursorValue[]) : null;
  } catch {
    return null;
  }
}

const isValue = (value: unknown): boolean => value === null || ['string', 'number', 'boolean'].includes(typeof value);
