/** `主办单位:某市政府办公室 承办单位:某市大数据中心` under a page is the site's own line: it has the form of a note and is none. */
import type { Finding } from '../draft.js';
import { type Flow, spanOf } from '../flow/flow.js';
import type { Note } from './notes.js';

/** Other words of the site stand as near as this where a page's foot begins. */
const nearby = 200;

/** `damage`: what was found in the whole source. */
export const withoutSiteNotes = (flow: Flow, notes: readonly Note[], damage: readonly Finding[]): readonly Note[] => {
  const sites = damage.filter((found) => found.rule === 'text/site-words').map((found) => found.span);
  if (sites.length < 2) return notes;
  return notes.filter((note) => {
    if (note.form !== 'label') return true;
    const [start, end] = spanOf(flow, note.start, note.end);
    const own = sites.some(([from, to]) => from <= start && start < to);
    return !own || !sites.some(([from, to]) => to <= start && from >= start - nearby && to <= end);
  });
};
