/** The one place that says what day it is: a calendar day in Asia/Shanghai (UTC+8 all year since 1991). Clocks are handed in. */
export type Clock = () => Date;

const EIGHT_HOURS = 8 * 60 * 60 * 1000;

export const dayOf = (instant: Date): string => new Date(instant.getTime() + EIGHT_HOURS).toISOString().slice(0, 10);

/** Whether a day asked for lies in the past: then nothing can be done on what is shown. */
export const isPast = (asOf: string | undefined, clock: Clock): boolean => asOf !== undefined && asOf < dayOf(clock());

/** For a person: `2026-05-04 09:30`, Beijing time. */
export const minuteOf = (instant: string): string =>
  new Date(new Date(instant).getTime() + EIGHT_HOURS).toISOString().slice(0, 16).replace('T', ' ');
