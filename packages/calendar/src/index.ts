/** Days and working days. Pure: knows no clock, no time zone, no platform. */
export { addDays, type Day, isDay, weekdayOf } from './day.js';
export { type Workdays, workdays } from './workdays.js';
