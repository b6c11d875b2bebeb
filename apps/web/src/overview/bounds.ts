/** How a bound of a series is written on screen. */
export const BOUNDS = { '>=': '≥', '<=': '≤', '=': '＝', '~': '≈' } as const;
