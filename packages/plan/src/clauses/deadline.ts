/** The day a deadline phrase (完成时限) fixes, if it fixes one. */

export type DeadlineContext = { readonly year: number | null };

export const deadlineOn = (_text: string, _context: DeadlineContext): string | null => null;
